package io.interflux.r2dbc;

import static java.util.stream.Collectors.joining;

import io.interflux.model.DataType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/** Rows as lines of text, values between tabs. The server reads each value by the column's type, whichever that is. */
final class TextCopyFormat implements CopyFormat {

    private final CopyBuffer buffer;
    private boolean first;

    TextCopyFormat(CopyBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public void begin() {
        // no header
    }

    @Override
    public void beginRow(int columns) {
        first = true;
    }

    @Override
    public void nothing() {
        separate();
        buffer.text("\\N");
    }

    @Override
    public void value(DataType<?> type, Object value) {
        separate();
        buffer.text(escaped(text(type, value)));
    }

    private void separate() {
        if (!first) {
            buffer.int8('\t');
        }
        first = false;
    }

    private static String escaped(String text) {
        boolean plain = text.chars().noneMatch(c -> c == '\\' || c == '\n' || c == '\r' || c == '\t');
        return plain
                ? text
                : text.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t");
    }

    private static String text(DataType<?> type, Object value) {
        return switch (type.kind()) {
            case DECIMAL -> value instanceof BigDecimal decimal ? plain(decimal) : value.toString();
            case ENUM -> value instanceof Enum<?> constant ? constant.name() : (String) value;
            case BYTES -> "\\x" + HexFormat.of().formatHex((byte[]) value);
            case DATE -> date((LocalDate) value) + era((LocalDate) value);
            case TIMESTAMP -> timestamp((LocalDateTime) value, "");
            case TIMESTAMP_WITH_ZONE -> moment(((OffsetDateTime) value).toInstant());
            case INSTANT -> moment((Instant) value);
            case ARRAY -> array(Objects.requireNonNull(type.element()), (Object[]) value);
            default -> value.toString();
        };
    }

    private static String plain(BigDecimal number) {
        ExactNumbers.requireDigits(number, ExactNumbers.MOST_DIGITS, ExactNumbers.MOST_DIGITS);
        return number.toPlainString();
    }

    private static String moment(Instant moment) {
        return timestamp(LocalDateTime.ofInstant(moment, ZoneOffset.UTC), "+00");
    }

    private static String timestamp(LocalDateTime value, String zone) {
        return date(value.toLocalDate()) + " " + value.toLocalTime() + zone + era(value.toLocalDate());
    }

    /** Years without a sign; the year before 1 is 1 BC. */
    private static String date(LocalDate date) {
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, date.getMonthValue(), date.getDayOfMonth());
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : " BC";
    }

    /** Every element in quotes, since any text may stand there. */
    private static String array(DataType<?> element, Object[] values) {
        return Arrays.stream(values)
                .map(value -> '"' + text(element, value).replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(joining(",", "{", "}"));
    }

    @Override
    public void endRow() {
        buffer.int8('\n');
    }

    @Override
    public void end() {
        // no trailer
    }
}
