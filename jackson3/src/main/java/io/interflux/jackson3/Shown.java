package io.interflux.jackson3;

import java.util.function.Function;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.type.TypeFactory;
import tools.jackson.databind.util.Converter;

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
    public Object convert(SerializationContext context, H value) {
        return what.apply(value);
    }

    @Override
    public Object convert(DeserializationContext context, H value) {
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
