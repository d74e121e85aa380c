package io.interflux.r2dbc;

import io.interflux.model.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Rows in binary: a signature, for each row the number of its columns and each value behind its length, and -1 at the end. Values are in
 * the forms that the types' {@code *_recv} functions read; what is finer than a microsecond is rounded, as the server rounds text.
 */
final class BinaryCopyFormat implements CopyFormat {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    /** PostgreSQL's days and microseconds count from here. */
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private static final long EPOCH_DAY = EPOCH.toEpochDay();
    private static final long EPOCH_SECOND = EPOCH.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    private static final long MICROS = 1_000_000;
    private static final int JSONB_VERSION = 1;

    private final CopyBuffer buffer;

    BinaryCopyFormat(CopyBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public void begin() {
        buffer.bytes(SIGNATURE);
        buffer.int32(0); // flags
        buffer.int32(0); // length of the header's extension
    }

    @Override
    public void beginRow(int columns) {
        buffer.int16(columns);
    }

    @Override
    public void nothing() {
        buffer.int32(-1);
    }

    @Override
    public void value(DataType<?> type, Object value) {
        switch (type.kind()) {
            case BOOLEAN -> bool((Boolean) value);
            case SHORT -> int16(((Number) value).shortValue());
            case INTEGER -> int32(((Number) value).intValue());
            case LONG -> int64(((Number) value).longValue());
            case FLOAT -> int32(Float.floatToIntBits(((Number) value).floatValue()));
            case DOUBLE -> int64(Double.doubleToLongBits(((Number) value).doubleValue()));
            case DECIMAL -> BinaryNumeric.of(decimal(value)).write(buffer);
            case STRING, TEXT -> bytes(((String) value).getBytes(StandardCharsets.UTF_8));
            case ENUM -> bytes(name(value).getBytes(StandardCharsets.UTF_8));
            case JSON -> json((String) value);
            case BYTES -> bytes((byte[]) value);
            case UUID -> uuid((UUID) value);
            case DATE -> int32(day((LocalDate) value));
            case TIME -> int64(micros(((LocalTime) value).toNanoOfDay()));
            case TIMESTAMP -> moment(((LocalDateTime) value).toInstant(ZoneOffset.UTC));
            case TIMESTAMP_WITH_ZONE -> moment(((OffsetDateTime) value).toInstant());
            case INSTANT -> moment((Instant) value);
            case ARRAY -> throw new IllegalArgumentException("Arrays go as text");
        }
    }

    private static int day(LocalDate date) {
        long day = date.toEpochDay() - EPOCH_DAY;
        if (day != (int) day) {
            throw new DateTimeException("beyond the dates of PostgreSQL");
        }
        return (int) day;
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
    }

    private static String name(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : (String) value;
    }

    private void bool(boolean value) {
        buffer.int32(1);
        buffer.int8(value ? 1 : 0);
    }

    private void int16(short value) {
        buffer.int32(Short.BYTES);
        buffer.int16(value);
    }

    private void int32(int value) {
        buffer.int32(Integer.BYTES);
        buffer.int32(value);
    }

    private void int64(long value) {
        buffer.int32(Long.BYTES);
        buffer.int64(value);
    }

    private void bytes(byte[] value) {
        buffer.int32(value.length);
        buffer.bytes(value);
    }

    private void json(String document) {
        byte[] text = document.getBytes(StandardCharsets.UTF_8);
        buffer.int32(1 + text.length);
        buffer.int8(JSONB_VERSION);
        buffer.bytes(text);
    }

    private void uuid(UUID value) {
        buffer.int32(2 * Long.BYTES);
        buffer.int64(value.getMostSignificantBits());
        buffer.int64(value.getLeastSignificantBits());
    }

    private void moment(Instant moment) {
        long seconds = Math.multiplyExact(Math.subtractExact(moment.getEpochSecond(), EPOCH_SECOND), MICROS);
        int64(Math.addExact(seconds, micros(moment.getNano())));
    }

    private static long micros(long nanos) {
        return (nanos + 500) / 1000;
    }

    @Override
    public void endRow() {
        // the next row's number of columns tells
    }

    @Override
    public void end() {
        buffer.int16(-1);
    }
}
