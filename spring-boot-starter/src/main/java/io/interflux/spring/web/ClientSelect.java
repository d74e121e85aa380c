package io.interflux.spring.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What clients may ask for by a parameter of a controller's method that is a {@code Select}; without the annotation a bean of
 * {@link SelectParameters} for the same class says it. On a parameter of another class the annotation keeps the application from starting. The members mean what the methods of {@link SelectParameters} mean.
 *
 * <pre>{@code
 * @GetMapping("/artists")
 * Flux<Artist> artists(@ClientSelect(include = "albums", sort = {"name", "id"}, size = 20, maxSize = 100) Select<Artist> select) {
 *     return interflux.find(select);
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface ClientSelect {

    /** The name of the model, for a {@code Select<DynamicEntity>} only. */
    String model() default "";

    /** Paths of associations. */
    String[] include() default {};

    /** Attributes, behind the path of their include; of a level of which there are none all may be asked for. */
    String[] fields() default {};

    /** Sort keys. */
    String[] sort() default {};

    /** How many roots a page has where the client does not say it; 0: the roots do not come in pages. */
    int size() default 0;

    /** How many roots a page has at most; 0: as many as {@link #size}. */
    int maxSize() default 0;

    /** Parameters of JSON:API's families that the method itself reads. */
    String[] own() default {};
}
