package io.interflux.jackson2;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.Converter;
import java.util.function.Function;

/**
 * A holder as something that Jackson knows how to write.
 *
 * @param holder its type
 * @param shown the type that is written for it
 * @param what makes the one of the other
 * @param <H> the class of the holder
 */
record Shown<H>(JavaType holder, JavaType shown, Function<H, Object> what) implements Converter<H, Object> {

    @Override
    public Object convert(H value) {
        return what.apply(value);
    }

    @Override
    public JavaType getInputType(TypeFactory factory) {
        return holder;
    }

    @Override
    public JavaType getOutputType(TypeFactory factory) {
        return shown;
    }
}
