package io.interflux.r2dbc;

import io.interflux.model.DataType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what a driver gives to what a {@link DataType} declares, without ever losing a part of the value. */
final class Conversions {

    /** Nothing to do. */
    static final UnaryOperator<Object> NONE = value -> value;

    private Conversions() {}

    /** The conversion from a class of the driver's, or {@code null} where there is none. */
    static @Nullable UnaryOperator<Object> from(Class<?> source, DataType<?> declared) {
        return switch (declared.kind()) {
            case BOOLEAN -> source == Boolean.class ? NONE : number(source, ExactNumbers::toBoolean);
            case SHORT -> source == Short.class ? NONE : number(source, ExactNumbers::toShort);
            case INTEGER -> source == Integer.class ? NONE : number(source, ExactNumbers::toInteger);
            case LONG -> source == Long.class ? NONE : number(source, ExactNumbers::toLong);
            case DECIMAL -> source == BigDecimal.class ? NONE : number(source, ExactNumbers::toDecimal);
            case FLOAT -> source == Float.class ? NONE : number(source, ExactNumbers::toFloat);
            case DOUBLE -> source == Double.class ? NONE : number(source, ExactNumbers::toDouble);
            case STRING, TEXT -> text(source);
            case JSON -> same(source, String.class);
            case ENUM -> source == String.class ? enumeration(declared) : null;
            case UUID -> uuid(source);
            case DATE -> date(source);
            case TIME -> same(source, LocalTime.class);
            case TIMESTAMP -> timestamp(source);
            case TIMESTAMP_WITH_ZONE -> same(source, OffsetDateTime.class);
            case INSTANT -> instant(source);
            case BYTES -> source == ByteBuffer.class ? NONE : same(source, byte[].class);
            case ARRAY -> array(source, declared);
        };
    }

    private static @Nullable UnaryOperator<Object> same(Class<?> source, Class<?> wanted) {
        return source == wanted ? NONE : null;
    }

    private static @Nullable UnaryOperator<Object> number(Class<?> source, Function<Number, Object> exact) {
        return Number.class.isAssignableFrom(source) ? value -> exact.apply((Number) value) : null;
    }

    private static @Nullable UnaryOperator<Object> text(Class<?> source) {
        return source == UUID.class ? Object::toString : same(source, String.class);
    }

    private static @Nullable UnaryOperator<Object> uuid(Class<?> source) {
        return source == String.class ? value -> UUID.fromString((String) value) : same(source, UUID.class);
    }

    private static @Nullable UnaryOperator<Object> date(Class<?> source) {
        return source == LocalDateTime.class ? value -> wholeDay((LocalDateTime) value) : same(source, LocalDate.class);
    }

    private static LocalDate wholeDay(LocalDateTime value) {
        if (!value.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new ArithmeticException("a date with a time of day");
        }
        return value.toLocalDate();
    }

    private static @Nullable UnaryOperator<Object> timestamp(Class<?> source) {
        return source == LocalDate.class
                ? value -> ((LocalDate) value).atStartOfDay()
                : same(source, LocalDateTime.class);
    }

    private static @Nullable UnaryOperator<Object> instant(Class<?> source) {
        return source == OffsetDateTime.class
                ? value -> ((OffsetDateTime) value).toInstant()
                : same(source, Instant.class);
    }

    private static UnaryOperator<Object> enumeration(DataType<?> declared) {
        Object[] constants = declared.javaType().getEnumConstants();
        if (constants == null) {
            return NONE;
        }
        Map<String, Object> byName =
                Arrays.stream(constants).collect(Collectors.toMap(constant -> ((Enum<?>) constant).name(), c -> c));
        return value -> {
            Object constant = byName.get((String) value);
            if (constant == null) {
                throw new UnreadableValueException("the text is none of the names " + declared.names(), null);
            }
            return constant;
        };
    }

    private static @Nullable UnaryOperator<Object> array(Class<?> source, DataType<?> declared) {
        DataType<?> element = Objects.requireNonNull(declared.element());
        if (!source.isArray() || source == byte[].class) {
            return null;
        }
        if (source.getComponentType() == element.javaType() && element.kind() != DataType.Kind.ENUM) {
            return NONE;
        }
        boolean known = source.getComponentType() != Object.class;
        if (known && from(source.getComponentType(), element) == null) {
            return null;
        }
        return value -> new ArrayConversion(element).convert((Object[]) value);
    }
}
