package io.interflux.annotation;

import io.interflux.model.DataType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How an attribute is stored, where its name and Java type do not say it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
public @interface Column {

    /** The exact name of the column; without it the convention of {@link io.interflux.model.Naming#columnName}. */
    String name() default "";

    /** Whether the column admits null; primitive components and keys never do. */
    boolean nullable() default true;

    /** Whether the column alone is unique. */
    boolean unique() default false;

    /** The most characters of a {@code String}; without it 255. */
    int length() default 0;

    /** The digits of a {@code BigDecimal}; without it 38, 10 of them fractional. */
    int precision() default 0;

    /** The fractional digits of a {@code BigDecimal}, of the given {@link #precision()}. */
    int scale() default 0;

    /**
     * The kind of column, where the Java type has several: {@code TEXT} or {@code JSON} for a {@code String}, {@code INTEGER} or {@code SHORT}
     * for an enum, which is stored by its ordinal then and not by its name. At most one.
     */
    DataType.Kind[] type() default {};
}
