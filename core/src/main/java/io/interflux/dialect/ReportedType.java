package io.interflux.dialect;

import io.interflux.model.DataType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column as its database reports it.
 *
 * @param text in the words of the database: {@code character varying(255)}
 * @param kind the kind that fits it best, or {@code null} where the library has none
 * @param length characters of text, digits of a decimal, fractional digits of a time; 0 where nothing is said
 * @param scale fractional digits of a decimal, else 0
 * @param element the type of an array's elements, else {@code null}
 * @param names the values of a type of the database's own that lists them, else empty
 */
public record ReportedType(
        String text,
        DataType.@Nullable Kind kind,
        int length,
        int scale,
        @Nullable ReportedType element,
        List<String> names) {

    private static final Pattern WORDS =
            Pattern.compile("([a-z0-9 ]+?)(?:\\((\\d+)(?:, ?(\\d+))?\\))?( with(?:out)? time zone)?");

    private static final Pattern ARRAY = Pattern.compile("(.+?)(?:\\[]| array)");

    /** By the names of the SQL standard, of PostgreSQL and of H2, which do not contradict each other. */
    private static final Map<String, DataType.Kind> KINDS = Map.ofEntries(
            Map.entry("boolean", DataType.Kind.BOOLEAN),
            Map.entry("smallint", DataType.Kind.SHORT),
            Map.entry("integer", DataType.Kind.INTEGER),
            Map.entry("bigint", DataType.Kind.LONG),
            Map.entry("numeric", DataType.Kind.DECIMAL),
            Map.entry("decfloat", DataType.Kind.DECIMAL),
            Map.entry("real", DataType.Kind.FLOAT),
            Map.entry("double precision", DataType.Kind.DOUBLE),
            Map.entry("character varying", DataType.Kind.STRING),
            Map.entry("character", DataType.Kind.STRING),
            Map.entry("character large object", DataType.Kind.TEXT),
            Map.entry("text", DataType.Kind.TEXT),
            Map.entry("uuid", DataType.Kind.UUID),
            Map.entry("date", DataType.Kind.DATE),
            Map.entry("time", DataType.Kind.TIME),
            Map.entry("time without time zone", DataType.Kind.TIME),
            Map.entry("timestamp", DataType.Kind.TIMESTAMP),
            Map.entry("timestamp without time zone", DataType.Kind.TIMESTAMP),
            Map.entry("timestamp with time zone", DataType.Kind.TIMESTAMP_WITH_ZONE),
            Map.entry("bytea", DataType.Kind.BYTES),
            Map.entry("binary varying", DataType.Kind.BYTES),
            Map.entry("binary large object", DataType.Kind.BYTES),
            Map.entry("json", DataType.Kind.JSON),
            Map.entry("jsonb", DataType.Kind.JSON));

    /** Copies the names. */
    public ReportedType {
        names = List.copyOf(names);
    }

    /** The type that a database reports by that text, with the values that it lists. */
    public static ReportedType of(String text, List<String> names) {
        if (!names.isEmpty()) {
            return new ReportedType(text, DataType.Kind.ENUM, 0, 0, null, names);
        }
        String words = text.toLowerCase(Locale.ROOT);
        Matcher array = ARRAY.matcher(words);
        if (array.matches()) {
            return new ReportedType(text, DataType.Kind.ARRAY, 0, 0, of(array.group(1), names), names);
        }
        Matcher matcher = WORDS.matcher(words);
        if (!matcher.matches()) {
            return new ReportedType(text, null, 0, 0, null, names);
        }
        String zone = matcher.group(4) == null ? "" : matcher.group(4);
        return new ReportedType(
                text,
                KINDS.get(matcher.group(1) + zone),
                number(matcher.group(2)),
                number(matcher.group(3)),
                null,
                names);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public String toString() {
        return text;
    }
}
