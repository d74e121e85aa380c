package io.interflux.testkit.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.model.DataType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The types of columns in documents: how a value stands in JSON, and what it is in Java. */
public enum CaseType {
    /** A number of 16 bits. */
    SHORT("short"),
    /** A number of 32 bits. */
    INTEGER("integer"),
    /** A number of 64 bits. */
    LONG("long"),
    /** A number as text, so that nothing is lost. */
    DECIMAL("decimal"),
    /** A number that 32 bits hold exactly. */
    FLOAT("float"),
    /** A number that 64 bits hold exactly. */
    DOUBLE("double"),
    /** True or false. */
    BOOLEAN("boolean"),
    /** Text of at most 255 characters. */
    STRING("string"),
    /** Text without a limit. */
    TEXT("text"),
    /** Text of hexadecimal digits with hyphens. */
    UUID("uuid"),
    /** {@code YYYY-MM-DD}. */
    DATE("date"),
    /** {@code HH:MM:SS}. */
    TIME("time"),
    /** Date and time with a T between. */
    TIMESTAMP("timestamp"),
    /** Date, time and offset; equal moments are equal. */
    TIMESTAMP_WITH_ZONE("timestampWithZone"),
    /** Date and time in UTC. */
    INSTANT("instant"),
    /** Base64; never compared. */
    BYTES("bytes"),
    /** An array of numbers of 32 bits; never compared. */
    INTEGERS("integers");

    private final String word;

    CaseType(String word) {
        this.word = word;
    }

    /** The type of a column; an unknown one is an {@link IllegalArgumentException}. */
    public static CaseType of(JsonNode column) {
        String word = CaseMetadata.text(column, "type");
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown type of column: " + column));
    }

    /** The name in documents. */
    public String word() {
        return word;
    }

    /** Whether values can be compared and ordered. */
    public boolean isComparable() {
        return this != BYTES && this != INTEGERS;
    }

    DataType<?> dataType() {
        return switch (this) {
            case SHORT -> DataType.SHORT;
            case INTEGER -> DataType.INTEGER;
            case LONG -> DataType.LONG;
            case DECIMAL -> DataType.decimal(20, 4);
            case FLOAT -> DataType.FLOAT;
            case DOUBLE -> DataType.DOUBLE;
            case BOOLEAN -> DataType.BOOLEAN;
            case STRING -> DataType.STRING;
            case TEXT -> DataType.TEXT;
            case UUID -> DataType.UUID;
            case DATE -> DataType.DATE;
            case TIME -> DataType.TIME;
            case TIMESTAMP -> DataType.TIMESTAMP;
            case TIMESTAMP_WITH_ZONE -> DataType.TIMESTAMP_WITH_ZONE;
            case INSTANT -> DataType.INSTANT;
            case BYTES -> DataType.BYTES;
            case INTEGERS -> DataType.arrayOf(DataType.INTEGER);
        };
    }

    /** A value in Java; {@code null} for JSON's null and for what is absent. */
    public @Nullable Object read(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : present(value);
    }

    private Object present(JsonNode value) {
        return switch (this) {
            case SHORT -> value.shortValue();
            case INTEGER -> value.intValue();
            case LONG -> value.longValue();
            case DECIMAL -> new BigDecimal(value.asText());
            case FLOAT -> value.floatValue();
            case DOUBLE -> value.doubleValue();
            case BOOLEAN -> value.booleanValue();
            case STRING, TEXT -> value.textValue();
            case UUID -> java.util.UUID.fromString(value.textValue());
            case DATE -> LocalDate.parse(value.textValue());
            case TIME -> LocalTime.parse(value.textValue());
            case TIMESTAMP -> LocalDateTime.parse(value.textValue());
            case TIMESTAMP_WITH_ZONE -> OffsetDateTime.parse(value.textValue());
            case INSTANT -> Instant.parse(value.textValue());
            case BYTES -> Base64.getDecoder().decode(value.asText());
            case INTEGERS ->
                CaseMetadata.elements(value).map(JsonNode::intValue).toArray(Integer[]::new);
        };
    }
}
