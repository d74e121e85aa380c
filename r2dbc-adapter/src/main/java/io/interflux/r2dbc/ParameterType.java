package io.interflux.r2dbc;

import io.interflux.model.DataType;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * How values of a {@link DataType} are handed to the drivers: boxed, enums by name, moments with the offset UTC.
 *
 * @param driverClass the class of what the driver gets, by which nulls are bound too
 * @param toDriver makes it from a value
 */
record ParameterType(Class<?> driverClass, UnaryOperator<Object> toDriver) {

    static ParameterType of(DataType<?> type) {
        return switch (type.kind()) {
            case ENUM ->
                new ParameterType(String.class, value -> value instanceof Enum<?> constant ? constant.name() : value);
            case DECIMAL -> new ParameterType(BigDecimal.class, value -> withScale((BigDecimal) value));
            case INSTANT ->
                new ParameterType(OffsetDateTime.class, value -> ((Instant) value).atOffset(ZoneOffset.UTC));
            case ARRAY -> arrayOf(of(Objects.requireNonNull(type.element())));
            default -> new ParameterType(type.javaType(), value -> value);
        };
    }

    /** H2 knows no scale below 0, which {@code new BigDecimal("1E+3")} has; written out, a large exponent would fill the memory. */
    private static BigDecimal withScale(BigDecimal value) {
        ExactNumbers.requireDigits(value, ExactNumbers.MOST_DIGITS, ExactNumbers.MOST_DIGITS);
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static ParameterType arrayOf(ParameterType element) {
        return new ParameterType(
                element.driverClass.arrayType(), value -> element.array(Arrays.asList((Object[]) value)));
    }

    /** The values as the boxed array that drivers take: {@code Long[]}. */
    Object array(List<?> values) {
        Object[] array = (Object[]) Array.newInstance(driverClass, values.size());
        int next = 0;
        for (Object value : values) {
            array[next++] = toDriver.apply(value);
        }
        return array;
    }
}
