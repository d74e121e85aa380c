package io.interflux.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record, or a class with one constructor, that has some of the attributes and associations of an entity, for
 * {@link io.interflux.query.Select#as}. The annotation is for the annotation processor: it checks the components when they are compiled, and
 * writes a mapping without reflection. Classes without it are read by reflection, and checked when a query with them is first used.
 *
 * <pre>{@code
 * @Projection(of = Profile.class) record ProfileName(String name) {}
 *
 * @Projection(of = User.class) record UserCard(String username, List<ProfileName> profiles) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Projection {

    /** The entity. */
    Class<?> of();
}
