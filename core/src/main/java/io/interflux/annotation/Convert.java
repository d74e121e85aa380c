package io.interflux.annotation;

import io.interflux.model.Converter;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The attribute is stored as what a converter makes of it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
public @interface Convert {

    /** The converter; it has a constructor without parameters and names both types: {@code implements Converter<Email, String>}. */
    Class<? extends Converter<?, ?>> value();
}
