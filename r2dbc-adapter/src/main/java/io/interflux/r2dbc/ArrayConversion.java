package io.interflux.r2dbc;

import io.interflux.model.DataType;
import java.lang.reflect.Array;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Converts the elements of one array, whose classes are known only when they are seen. */
final class ArrayConversion {

    private final DataType<?> element;
    private @Nullable Class<?> known;
    private @Nullable UnaryOperator<Object> conversion;

    ArrayConversion(DataType<?> element) {
        this.element = element;
    }

    Object convert(@Nullable Object[] values) {
        Object converted = Array.newInstance(element.javaType(), values.length);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            Array.set(converted, i, value == null ? null : convert(value));
        }
        return converted;
    }

    private Object convert(Object value) {
        UnaryOperator<Object> use = conversion;
        if (use == null || value.getClass() != known) {
            use = Conversions.from(value.getClass(), element);
            if (use == null) {
                throw new UnreadableValueException(
                        "its elements do not fit; declare the attribute by the column's type", null);
            }
            known = value.getClass();
            conversion = use;
        }
        return use.apply(value);
    }
}
