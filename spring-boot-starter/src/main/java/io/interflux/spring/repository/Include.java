package io.interflux.spring.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Associations that a method of a repository loads along, beside those of the {@code Select} that it is given.
 *
 * <pre>{@code
 * interface Users extends InterfluxRepository<User, Long> {
 *     @Override
 *     @Include("grants.profile")
 *     Mono<User> findById(Long id);
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Include {

    /** Paths of associations, as {@code Select.include(path)} takes them. */
    String[] value();
}
