package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Characters;
import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes column values of what callers give. */
public final class Values {

    /** Characters of a value in a message. */
    private static final int LONGEST_SHOWN = 200;

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
     * The value of the attribute's column. A number of another class is taken if nothing is lost, an enum's constant by
     * its name, an array as a collection.
     *
     * @throws QueryException if the value is not of the attribute's class, naming both
     */
    public static Object toColumn(Attribute attribute, Object value, String path) {
        Object exact = attribute.converter() == null ? fit(attribute.type(), value) : value;
        if (exact == null || !attribute.javaType().isInstance(exact)) {
            throw misfit(attribute, describe(value), path, attribute.javaType().getSimpleName() + namesOf(attribute));
        }
        requireName(attribute, exact, path);
        Object stored = stored(attribute, exact, path);
        if (stored == null) {
            throw new QueryException("The converter of attribute '" + attribute.name() + "' at " + path
                    + " makes null of " + describe(value) + "; a converter is not asked for null and must not give it");
        }
        requireStorable(attribute, stored, path);
        return stored;
    }

    private static @Nullable Object stored(Attribute attribute, Object exact, String path) {
        try {
            return attribute.toColumn(exact);
        } catch (ArrayStoreException wrongElement) {
            throw misfit(attribute, describe(exact), path, "a List for " + attribute.type());
        }
    }

    private static QueryException misfit(Attribute attribute, String value, String path, String taken) {
        return new QueryException("The value " + value + " does not fit attribute '" + attribute.name() + "' at " + path
                + ", which takes " + taken);
    }

    private static String namesOf(Attribute attribute) {
        List<String> names = attribute.converter() == null ? attribute.type().names() : List.of();
        return names.isEmpty() ? "" : ", one of " + names;
    }

    /** Arrays have no null among their elements, and text no character that would be stored as another. */
    private static void requireStorable(Attribute attribute, Object stored, String path) {
        Object[] parts = stored instanceof Object[] array ? array : new Object[] {stored};
        for (@Nullable Object part : parts) {
            if (part == null) {
                throw misfit(attribute, describe(stored), path, "arrays without null elements");
            }
            if (part instanceof String text) {
                requireWellFormed(text, "attribute '" + attribute.name() + "' at " + path);
            }
        }
    }

    static void requireWellFormed(String text, String place) {
        Characters.loneSurrogate(text).ifPresent(half -> {
            throw new QueryException("The text for " + place + " has half of a surrogate pair, " + half
                    + ", which no database can store; correct it where it was cut");
        });
    }

    /** The type by which a value without an attribute is bound, in fragments. */
    static DataType<?> typeOf(Object value, String path) {
        DataType<?> type = BY_CLASS.get(value.getClass());
        if (type == null) {
            throw new QueryException("The value " + describe(value) + " of a fragment at " + path
                    + " has no column type; give a number, text, UUID, date or time");
        }
        if (value instanceof String text) {
            requireWellFormed(text, "a fragment at " + path);
        }
        return type;
    }

    private static @Nullable Object fit(DataType<?> type, Object value) {
        if (type.javaType().isInstance(value)) {
            return value;
        }
        return switch (type.kind()) {
            case ENUM -> constant(type, value);
            case ARRAY -> value instanceof Collection<?> elements ? array(type, elements) : null;
            default -> number(type.kind(), value);
        };
    }

    /** The elements as an array of that type, or null where one does not fit. */
    @SuppressWarnings("unchecked") // the type is an array's
    private static @Nullable Object array(DataType<?> type, Collection<?> elements) {
        DataType<?> element = Objects.requireNonNull(type.element());
        @Nullable Object[] fitted = elements.stream()
                .map(each -> each == null ? null : fit(element, each))
                .toArray();
        boolean fits = Arrays.stream(fitted).allMatch(Objects::nonNull);
        return fits ? Arrays.copyOf(fitted, fitted.length, (Class<Object[]>) type.javaType()) : null;
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
            throw misfit(attribute, "'" + name + "'", path, "one of " + names);
        }
    }

    private static String describe(Object value) {
        String deep = Arrays.deepToString(new Object[] {value});
        String text = deep.substring(1, deep.length() - 1);
        String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
        String type = value instanceof List ? "List" : value.getClass().getSimpleName();
        return (value instanceof String ? "'" + shown + "'" : shown) + " (" + type + ")";
    }
}
