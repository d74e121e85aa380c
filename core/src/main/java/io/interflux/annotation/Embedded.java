package io.interflux.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The component is a value whose own components are stored in columns of this table; it is null exactly where all of them are null. They are
 * attributes of the model: {@code street} of {@code address} is {@code addressStreet}. Their columns admit null unless they say otherwise.
 *
 * <pre>{@code
 * record Address(String street, String city) {}
 *
 * @Entity record User(@Id @Generated Long id, @Embedded Address address, @Embedded(prefix = "work_") Address work) {}
 * // columns addressStreet, addressCity, work_street, work_city
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
public @interface Embedded {

    /**
     * What the names of the columns begin with, before the name that each component of the value has by itself; without it columns are named
     * after the attributes, and a name that is given with {@code @Column} is the whole name.
     */
    String prefix() default "";
}
