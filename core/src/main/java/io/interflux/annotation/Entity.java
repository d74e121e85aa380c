package io.interflux.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record, or a class with one constructor, whose components are the attributes and associations of a model.
 *
 * <pre>{@code
 * @Entity record User(@Id @Generated Long id, String username, @HasMany List<Grant> grants) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Entity {

    /** The name of the model; without it the class name with a small first letter. */
    String name() default "";

    /** The exact name of the table; without it the convention of {@link io.interflux.model.Naming#tableName}. */
    String table() default "";

    /** The database schema that holds the table; without it the default of the connection. */
    String schema() default "";

    /** Whether the table has no primary key. */
    boolean keyless() default false;
}
