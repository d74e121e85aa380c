package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes column values of what callers give. */
public final class Values {

    private static final Map<Class<?>, DataType<?>> BY_CLASS = Map.ofEntries(
            Map.entry(Boolean.class, DataType.BOOLEAN),
            Map.entry(Short.class, DataType.SHORT),
            Map.entry(Integer.class, DataType.INTEGER),
            Map.entry(Long.class, DataType.LONG),
            Map.entry(BigDecimal.class, DataType.DECIMAL),
            Map.entry(Float.class, DataType.FLOAT),
            Map.entry(Double.class, DataType.DOUBLE),
            Map.entry(String.class, DataType.TEXT),
            Map.entry(UUID.class, DataType.UUID),
            Map.entry(LocalDate.class, DataType.DATE),
            Map.entry(LocalTime.class, DataType.TIME),
            Map.entry(LocalDateTime.class, DataType.TIMESTAMP),
            Map.entry(OffsetDateTime.class, DataType.TIMESTAMP_WITH_ZONE),
            Map.entry(Instant.class, DataType.INSTANT),
            Map.entry(byte[].class, DataType.BYTES));

    private Values() {}

    /**
     * The value of the attribute's column. A number of another class is taken if nothing is lost, an enum's constant by its name.
     *
     * @throws QueryException if the value is not of the attribute's class, naming both
     */
    public static Object toColumn(Attribute attribute, Object value, String path) {
        Object exact = attribute.converter() == null ? fit(attribute.type(), value) : value;
        if (exact == null || !attribute.javaType().isInstance(exact)) {
            throw new QueryException("The value " + describe(value) + " does not fit attribute '" + attribute.name()
                    + "' at " + path + ", which takes "
                    + attribute.javaType().getSimpleName());
        }
        requireName(attribute, exact, path);
        return Objects.requireNonNull(attribute.toColumn(exact));
    }

    /** The type by which a value without an attribute is bound, in fragments. */
    static DataType<?> typeOf(Object value, String path) {
        DataType<?> type = BY_CLASS.get(value.getClass());
        if (type == null) {
            throw new QueryException("The value " + describe(value) + " of a fragment at " + path
                    + " has no column type; give a number, text, UUID, date or time");
        }
        return type;
    }

    private static @Nullable Object fit(DataType<?> type, Object value) {
        if (type.javaType().isInstance(value)) {
            return value;
        }
        return type.kind() == DataType.Kind.ENUM ? constant(type, value) : number(type.kind(), value);
    }

    /** The constant of that name, or for a type of names that of the constant. */
    private static @Nullable Object constant(DataType<?> type, Object value) {
        if (type.javaType() == String.class) {
            return value instanceof Enum<?> constant ? constant.name() : null;
        }
        return Arrays.stream(type.javaType().getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(value))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object number(DataType.Kind kind, Object value) {
        return value instanceof Number number ? convert(kind, number) : null;
    }

    private static @Nullable Object convert(DataType.Kind kind, Number number) {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            return switch (kind) {
                case SHORT -> exact.shortValueExact();
                case INTEGER -> exact.intValueExact();
                case LONG -> exact.longValueExact();
                case DECIMAL -> exact;
                case DOUBLE -> lossless(exact, exact.doubleValue());
                case FLOAT ->
                    new BigDecimal(Float.toString(exact.floatValue())).compareTo(exact) == 0
                            ? (Float) exact.floatValue()
                            : null;
                default -> null;
            };
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            return null;
        }
    }

    private static @Nullable Double lossless(BigDecimal exact, double converted) {
        return new BigDecimal(Double.toString(converted)).compareTo(exact) == 0 ? converted : null;
    }

    private static void requireName(Attribute attribute, Object value, String path) {
        List<String> names = attribute.type().names();
        if (!names.isEmpty() && value instanceof String name && !names.contains(name)) {
            throw new QueryException("The value '" + name + "' does not fit attribute '" + attribute.name() + "' at "
                    + path + ", which takes one of " + names);
        }
    }

    private static String describe(Object value) {
        String text = value instanceof String ? "'" + value + "'" : String.valueOf(value);
        return text + " (" + value.getClass().getSimpleName() + ")";
    }
}
