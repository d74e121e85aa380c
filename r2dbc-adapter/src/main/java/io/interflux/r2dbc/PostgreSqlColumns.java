package io.interflux.r2dbc;

import io.interflux.model.DataType;
import io.r2dbc.spi.ColumnMetadata;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Columns of r2dbc-postgresql by the names of its types. Other built-in types are refused, since under {@code forceBinary} the driver
 * gives their wire format as if it were text, without an error; types made by users (enums, citext) have text on the wire.
 *
 * <p>What r2dbc-postgresql 1.1.1 itself reads wrongly under {@code forceBinary} stays wrong, since nothing tells in which format a value
 * came: numeric NaN is 0, dates before 1582-10-15 are some days off, infinite dates are a date far away. It fails on timestamps without a
 * zone before 2000 that have a fraction of a second, which is an error here.
 */
final class PostgreSqlColumns extends Columns {

    static final PostgreSqlColumns INSTANCE = new PostgreSqlColumns();

    private static final String ARRAY = "_ARRAY";

    private static final Map<String, Class<?>> CLASSES = Map.ofEntries(
            Map.entry("BOOL", Boolean.class),
            Map.entry("INT2", Short.class),
            Map.entry("INT4", Integer.class),
            Map.entry("INT8", Long.class),
            Map.entry("OID", Long.class),
            Map.entry("NUMERIC", BigDecimal.class),
            Map.entry("FLOAT4", Float.class),
            Map.entry("FLOAT8", Double.class),
            Map.entry("CHAR", String.class),
            Map.entry("BPCHAR", String.class),
            Map.entry("VARCHAR", String.class),
            Map.entry("TEXT", String.class),
            Map.entry("NAME", String.class),
            Map.entry("UNKNOWN", String.class),
            Map.entry("XML", String.class),
            Map.entry("JSON", String.class),
            Map.entry("JSONB", String.class),
            Map.entry("UUID", UUID.class),
            Map.entry("DATE", LocalDate.class),
            Map.entry("TIME", LocalTime.class),
            Map.entry("TIMESTAMP", LocalDateTime.class),
            Map.entry("TIMESTAMPTZ", OffsetDateTime.class),
            Map.entry("BYTEA", byte[].class));

    private PostgreSqlColumns() {}

    @Override
    @Nullable Source source(ColumnMetadata column, DataType<?> declared) {
        String name = column.getType().getName();
        return switch (name) {
            case "JSONB" -> new Source(String.class, value -> withoutVersion((String) value));
            case "NUMERIC" -> new Source(BigDecimal.class, value -> scaledZero((BigDecimal) value, declared.scale()));
            case "NUMERIC_ARRAY" -> {
                int scale = declared.element() == null ? 0 : declared.element().scale();
                yield each(BigDecimal[].class, value -> scaledZero((BigDecimal) value, scale));
            }
            case "TIMESTAMPTZ" -> new Source(OffsetDateTime.class, value -> atUtc((OffsetDateTime) value));
            case "TIMESTAMPTZ_ARRAY" -> each(OffsetDateTime[].class, value -> atUtc((OffsetDateTime) value));
            default -> plain(name);
        };
    }

    private static @Nullable Source plain(String name) {
        if (Character.isDigit(name.charAt(0))) {
            return Source.of(String.class); // a type made by users, which the driver names by its OID
        }
        boolean array = name.endsWith(ARRAY);
        Class<?> known = CLASSES.get(array ? name.substring(0, name.length() - ARRAY.length()) : name);
        return known == null ? null : Source.of(array ? known.arrayType() : known);
    }

    /** Tidies the elements of an array that nobody else has. */
    private static Source each(Class<?> driverClass, UnaryOperator<Object> tidy) {
        return new Source(driverClass, array -> {
            @Nullable Object[] values = (Object[]) array;
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                values[i] = value == null ? null : tidy.apply(value);
            }
            return values;
        });
    }

    /** In binary the driver hands out the version byte 1 that the server sends ahead of a jsonb's text. */
    private static String withoutVersion(String json) {
        return json.startsWith("\u0001") ? json.substring(1) : json;
    }

    /** In binary the driver gives every zero without its fractional digits. */
    private static BigDecimal scaledZero(BigDecimal value, int scale) {
        return value.signum() == 0 && value.scale() == 0 && scale > 0 ? value.setScale(scale) : value;
    }

    /** The offset that the driver gives is the session's in text and the JVM's in binary. */
    private static OffsetDateTime atUtc(OffsetDateTime value) {
        return value.withOffsetSameInstant(ZoneOffset.UTC);
    }
}
