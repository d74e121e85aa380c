package io.interflux.plan;

import io.interflux.model.DataType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one type stand in a {@link PageCursor}: exactly, to the last digit of a decimal and the last nanosecond of a time, so
 * that what is read back is what the row had.
 *
 * @param <V> the Java class of the values
 */
record CursorValue<V>(Writer<V> writer, Reader<V> reader) {

    /** PostgreSQL's decimals have at most 16,383 fractional digits; the text of a forged scale could fill the memory. */
    private static final int LARGEST_SCALE = 16_383;

    /** Writes one value, never null. */
    interface Writer<V> {
        void write(DataOutputStream out, V value) throws IOException;
    }

    /** Reads one value. */
    interface Reader<V> {
        V read(DataInputStream in) throws IOException;
    }

    static CursorValue<?> of(DataType<?> type) {
        return switch (type.kind()) {
            case BOOLEAN -> of(DataOutputStream::writeBoolean, DataInputStream::readBoolean);
            case SHORT -> CursorValue.<Short>of((out, value) -> out.writeShort(value), DataInputStream::readShort);
            case INTEGER -> of(DataOutputStream::writeInt, DataInputStream::readInt);
            case LONG -> of(DataOutputStream::writeLong, DataInputStream::readLong);
            case DECIMAL -> of(CursorValue::writeDecimal, CursorValue::readDecimal);
            case FLOAT -> of(DataOutputStream::writeFloat, DataInputStream::readFloat);
            case DOUBLE -> of(DataOutputStream::writeDouble, DataInputStream::readDouble);
            case STRING, TEXT, JSON -> of(CursorValue::writeText, CursorValue::readText);
            case UUID -> of(CursorValue::writeUuid, in -> new UUID(in.readLong(), in.readLong()));
            case DATE -> of(CursorValue::writeDate, CursorValue::readDate);
            case TIME -> of(CursorValue::writeTime, CursorValue::readTime);
            case TIMESTAMP -> of(CursorValue::writeDateTime, CursorValue::readDateTime);
            case TIMESTAMP_WITH_ZONE -> of(CursorValue::writeWithOffset, CursorValue::readWithOffset);
            case INSTANT -> of(CursorValue::writeInstant, in -> Instant.ofEpochSecond(in.readLong(), in.readInt()));
            case BYTES -> of(CursorValue::writeBytes, CursorValue::readBytes);
            case ENUM -> CursorValue.<Object>of(CursorValue::writeName, in -> constant(type, readText(in)));
            case ARRAY -> array(type, of(Objects.requireNonNull(type.element())));
        };
    }

    private static <V> CursorValue<V> of(Writer<V> writer, Reader<V> reader) {
        return new CursorValue<>(writer, reader);
    }

    /** Writes a value, which must be of this type's class, or null. */
    @SuppressWarnings("unchecked") // rows hold values of the class that the type declares
    void write(DataOutputStream out, @Nullable Object value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writer.write(out, (V) value);
        }
    }

    @Nullable Object read(DataInputStream in) throws IOException {
        return in.readBoolean() ? reader.read(in) : null;
    }

    private static void writeDecimal(DataOutputStream out, BigDecimal value) throws IOException {
        out.writeInt(value.scale());
        writeBytes(out, value.unscaledValue().toByteArray());
    }

    private static BigDecimal readDecimal(DataInputStream in) throws IOException {
        int scale = in.readInt();
        if (Math.abs((long) scale) > LARGEST_SCALE) {
            throw new IllegalArgumentException("a decimal's scale is " + scale);
        }
        return new BigDecimal(new BigInteger(readBytes(in)), scale);
    }

    private static void writeText(DataOutputStream out, String value) throws IOException {
        writeBytes(out, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the last value is cut");
        }
        return bytes;
    }

    private static void writeUuid(DataOutputStream out, UUID value) throws IOException {
        out.writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
    }

    private static void writeDate(DataOutputStream out, LocalDate value) throws IOException {
        out.writeLong(value.toEpochDay());
    }

    private static LocalDate readDate(DataInputStream in) throws IOException {
        return LocalDate.ofEpochDay(in.readLong());
    }

    private static void writeTime(DataOutputStream out, LocalTime value) throws IOException {
        out.writeLong(value.toNanoOfDay());
    }

    private static LocalTime readTime(DataInputStream in) throws IOException {
        return LocalTime.ofNanoOfDay(in.readLong());
    }

    private static void writeDateTime(DataOutputStream out, LocalDateTime value) throws IOException {
        writeDate(out, value.toLocalDate());
        writeTime(out, value.toLocalTime());
    }

    private static LocalDateTime readDateTime(DataInputStream in) throws IOException {
        return LocalDateTime.of(readDate(in), readTime(in));
    }

    private static void writeWithOffset(DataOutputStream out, OffsetDateTime value) throws IOException {
        writeDateTime(out, value.toLocalDateTime());
        out.writeInt(value.getOffset().getTotalSeconds());
    }

    private static OffsetDateTime readWithOffset(DataInputStream in) throws IOException {
        return OffsetDateTime.of(readDateTime(in), ZoneOffset.ofTotalSeconds(in.readInt()));
    }

    private static void writeInstant(DataOutputStream out, Instant value) throws IOException {
        out.writeLong(value.getEpochSecond());
        out.writeInt(value.getNano());
    }

    private static void writeName(DataOutputStream out, Object value) throws IOException {
        writeText(out, value instanceof Enum<?> constant ? constant.name() : (String) value);
    }

    private static Object constant(DataType<?> type, String name) {
        Object[] constants = type.javaType() == String.class
                ? type.names().toArray()
                : type.javaType().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> (constant instanceof Enum<?> named ? named.name() : constant).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no '" + name + "' among " + type.names()));
    }

    private static CursorValue<Object[]> array(DataType<?> type, CursorValue<?> element) {
        return of((out, values) -> writeArray(out, values, element), in -> readArray(in, type, element));
    }

    private static void writeArray(DataOutputStream out, Object[] values, CursorValue<?> element) throws IOException {
        out.writeInt(values.length);
        for (Object value : values) {
            element.write(out, value);
        }
    }

    @SuppressWarnings("unchecked") // the class of an array type is one of an array
    private static Object[] readArray(DataInputStream in, DataType<?> type, CursorValue<?> element) throws IOException {
        int length = in.readInt();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add(element.read(in));
        }
        return Arrays.copyOf(values.toArray(), values.size(), (Class<? extends Object[]>) type.javaType());
    }
}
