package io.interflux.model;

import io.interflux.error.internal.Arguments;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The type of an attribute: which Java class holds its values and which kind of column stores them. Each dialect renders the kind as a
 * column type; each adapter knows how to bind and read it exactly.
 *
 * <pre>{@code
 * s.define("user").attribute("username", DataType.STRING).attribute("balance", DataType.decimal(12, 2));
 * }</pre>
 *
 * @param <J> the Java class of the values
 */
public final class DataType<J> {

    /** What is stored, independent of the database. */
    public enum Kind {
        /** true or false. */
        BOOLEAN,
        /** 16 bit integer. */
        SHORT,
        /** 32 bit integer. */
        INTEGER,
        /** 64 bit integer. */
        LONG,
        /** Exact decimal. */
        DECIMAL,
        /** 32 bit floating point. */
        FLOAT,
        /** 64 bit floating point. */
        DOUBLE,
        /** Text with a length limit. */
        STRING,
        /** Text without a length limit. */
        TEXT,
        /** Universally unique identifier. */
        UUID,
        /** Calendar date. */
        DATE,
        /** Time of day. */
        TIME,
        /** Date and time without a zone. */
        TIMESTAMP,
        /** A moment, given with an offset. */
        TIMESTAMP_WITH_ZONE,
        /** A moment on the time line, microseconds. */
        INSTANT,
        /** Binary data. */
        BYTES,
        /** One of a fixed list of names, stored as text. */
        ENUM,
        /** A JSON document, as its text. */
        JSON,
        /** An array of one of the scalar kinds. */
        ARRAY
    }

    /** true or false. */
    public static final DataType<Boolean> BOOLEAN = of(Kind.BOOLEAN, Boolean.class);
    /** 16 bit integer. */
    public static final DataType<Short> SHORT = of(Kind.SHORT, Short.class);
    /** 32 bit integer. */
    public static final DataType<Integer> INTEGER = of(Kind.INTEGER, Integer.class);
    /** 64 bit integer. */
    public static final DataType<Long> LONG = of(Kind.LONG, Long.class);
    /** Exact decimal of 38 digits, 10 of them fractional; {@link #decimal(int, int)} for others. */
    public static final DataType<BigDecimal> DECIMAL = decimal(38, 10);
    /** 32 bit floating point. */
    public static final DataType<Float> FLOAT = of(Kind.FLOAT, Float.class);
    /** 64 bit floating point. */
    public static final DataType<Double> DOUBLE = of(Kind.DOUBLE, Double.class);
    /** Text of at most 255 characters; {@link #string(int)} for another limit. */
    public static final DataType<String> STRING = string(255);
    /** Text without a limit. */
    public static final DataType<String> TEXT = of(Kind.TEXT, String.class);
    /** Universally unique identifier. */
    public static final DataType<UUID> UUID = of(Kind.UUID, UUID.class);
    /** Calendar date. */
    public static final DataType<LocalDate> DATE = of(Kind.DATE, LocalDate.class);
    /** Time of day, microseconds. */
    public static final DataType<LocalTime> TIME = of(Kind.TIME, LocalTime.class);
    /** Date and time without a zone, microseconds. */
    public static final DataType<LocalDateTime> TIMESTAMP = of(Kind.TIMESTAMP, LocalDateTime.class);
    /** Date and time with an offset; databases may normalise the offset, the moment stays. */
    public static final DataType<OffsetDateTime> TIMESTAMP_WITH_ZONE =
            of(Kind.TIMESTAMP_WITH_ZONE, OffsetDateTime.class);
    /** A moment on the time line, microseconds. */
    public static final DataType<Instant> INSTANT = of(Kind.INSTANT, Instant.class);
    /** Binary data. */
    public static final DataType<byte[]> BYTES = of(Kind.BYTES, byte[].class);
    /** A JSON document as its text; the database may reformat it. */
    public static final DataType<String> JSON = of(Kind.JSON, String.class);

    private final Kind kind;
    private final Class<J> javaType;
    private final int length;
    private final int scale;
    private final List<String> names;
    private final @Nullable DataType<?> element;

    private DataType(
            Kind kind, Class<J> javaType, int length, int scale, List<String> names, @Nullable DataType<?> element) {
        this.kind = kind;
        this.javaType = javaType;
        this.length = length;
        this.scale = scale;
        this.names = names;
        this.element = element;
    }

    private static <J> DataType<J> of(Kind kind, Class<J> javaType) {
        return new DataType<>(kind, javaType, 0, 0, List.of(), null);
    }

    /** Text of at most {@code length} characters (code points). */
    public static DataType<String> string(int length) {
        requirePositive("length", length);
        return new DataType<>(Kind.STRING, String.class, length, 0, List.of(), null);
    }

    /** Exact decimal of {@code precision} digits, {@code scale} of them fractional. */
    public static DataType<BigDecimal> decimal(int precision, int scale) {
        requirePositive("precision", precision);
        if (scale < 0 || scale > precision) {
            throw new IllegalArgumentException("scale " + scale + " must be between 0 and the precision " + precision);
        }
        return new DataType<>(Kind.DECIMAL, BigDecimal.class, precision, scale, List.of(), null);
    }

    /** One of the constants of a Java enum, stored by name. */
    public static <J extends Enum<J>> DataType<J> enumOf(Class<J> type) {
        List<String> names =
                List.of(type.getEnumConstants()).stream().map(Enum::name).toList();
        return new DataType<>(Kind.ENUM, type, longest(names), 0, names, null);
    }

    /** One of the given names, for models without classes. */
    public static DataType<String> enumOf(String... names) {
        List<String> given = Arguments.requiredAll("A name of an enum type", names);
        if (new HashSet<>(given).size() < given.size()) {
            throw new IllegalArgumentException("The enum type " + given + " has a name twice; name each once");
        }
        given.forEach(name -> Definitions.requireStorable("name of an enum type", name));
        return new DataType<>(Kind.ENUM, String.class, longest(given), 0, given, null);
    }

    /** A one-dimensional array of {@code element}, which may be any kind but bytes, JSON and array; no element is null. */
    @SuppressWarnings("unchecked")
    public static <E> DataType<E[]> arrayOf(DataType<E> element) {
        Arguments.required("The type of an array's elements", element);
        if (element.kind == Kind.ARRAY || element.kind == Kind.BYTES || element.kind == Kind.JSON) {
            throw new IllegalArgumentException(
                    "An array of " + element + " is not supported; use JSON for nested data, or a model of its own");
        }
        Class<E[]> type = (Class<E[]>) element.javaType.arrayType();
        return new DataType<>(Kind.ARRAY, type, 0, 0, List.of(), element);
    }

    private static int longest(List<String> names) {
        return names.stream()
                .mapToInt(String::length)
                .max()
                .orElseThrow(() -> new IllegalArgumentException("An enum type needs at least one name, there is none"));
    }

    private static void requirePositive(String what, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(what + " " + value + " must be positive");
        }
    }

    /** What is stored, independent of the database. */
    public Kind kind() {
        return kind;
    }

    /** The class of the values, boxed for numbers, {@code E[]} for arrays. */
    public Class<J> javaType() {
        return javaType;
    }

    /** Characters of a string or an enum's longest name, digits of a decimal, else 0. */
    public int length() {
        return length;
    }

    /** Fractional digits of a decimal, else 0. */
    public int scale() {
        return scale;
    }

    /** The names of an enum in their order, else empty. */
    public List<String> names() {
        return names;
    }

    /** The type of an array's elements, else {@code null}. */
    public @Nullable DataType<?> element() {
        return element;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DataType<?> that
                && kind == that.kind
                && javaType == that.javaType
                && length == that.length
                && scale == that.scale
                && names.equals(that.names)
                && Objects.equals(element, that.element);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, javaType, length, scale, names, element);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case STRING -> "STRING(" + length + ")";
            case DECIMAL -> "DECIMAL(" + length + ", " + scale + ")";
            case ENUM -> "ENUM" + names;
            case ARRAY -> element + "[]";
            default -> kind.name();
        };
    }
}
