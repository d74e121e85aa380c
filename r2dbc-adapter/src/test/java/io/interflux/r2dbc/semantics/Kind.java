package io.interflux.r2dbc.semantics;

import io.interflux.model.DataType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One kind of attribute with values of it, all different.
 *
 * @param attribute the attribute's name
 * @param order how the database orders the values, or {@code null} for kinds that are not ordered
 */
record Kind<V>(String attribute, DataType<V> type, List<V> values, @Nullable Comparator<? super V> order) {

    private static final OffsetDateTime MOMENT = OffsetDateTime.of(2024, 2, 29, 23, 30, 0, 0, ZoneOffset.UTC);

    /** Of the kinds that have an order; a UUID's is that of its digits. */
    static final List<Kind<?>> ORDERED = List.of(
            natural("small", DataType.SHORT, (short) -3, (short) 0, (short) 7),
            natural("whole", DataType.INTEGER, Integer.MIN_VALUE, 0, 5),
            natural("big", DataType.LONG, -1L, 0L, Long.MAX_VALUE),
            natural("price", DataType.decimal(10, 2), decimal("-1.50"), decimal("0.00"), decimal("10.00")),
            natural("ratio", DataType.FLOAT, -1.5f, 0.1f, 3.25f),
            natural("exact", DataType.DOUBLE, -1e300, 0.1, 2.5),
            natural("name", DataType.STRING, "", "B", "a", "b'\"\\", "ä"),
            natural("note", DataType.TEXT, "%", "long\nnote", "z"),
            new Kind<>(
                    "uid",
                    DataType.UUID,
                    List.of(new UUID(0, 1), new UUID(1, -1), new UUID(-1, 1)),
                    Comparator.comparing(UUID::toString)),
            natural("day", DataType.DATE, LocalDate.of(1969, 12, 31), LocalDate.of(2024, 2, 29)),
            natural("hour", DataType.TIME, LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000)),
            natural("local", DataType.TIMESTAMP, LocalDateTime.of(1999, 1, 1, 0, 0), at("2024-03-31T02:30:00.000001")),
            new Kind<>(
                    "zoned",
                    DataType.TIMESTAMP_WITH_ZONE,
                    List.of(MOMENT, MOMENT.plusSeconds(1)),
                    Comparator.comparing(OffsetDateTime::toInstant)),
            natural("moment", DataType.INSTANT, Instant.EPOCH, Instant.parse("2024-10-27T01:00:00.123456Z")));

    /** All of which values can be compared for being equal. */
    static final List<Kind<?>> UNORDERED = List.of(
            new Kind<>("flag", DataType.BOOLEAN, List.of(true, false), null),
            new Kind<>("weekday", DataType.enumOf(DayOfWeek.class), List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), null),
            new Kind<>("state", DataType.enumOf("open", "closed"), List.of("open", "closed"), null),
            new Kind<>("data", DataType.BYTES, List.of(new byte[] {}, new byte[] {0, -1}, new byte[] {1}), null),
            new Kind<>(
                    "tags",
                    DataType.arrayOf(DataType.STRING),
                    List.of(new String[] {}, new String[] {"a", "b"}, new String[] {"b", "a"}),
                    null),
            new Kind<>(
                    "marks",
                    DataType.arrayOf(DataType.INTEGER),
                    List.of(new Integer[] {1, 11}, new Integer[] {11, 1}),
                    null));

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static <V extends Comparable<? super V>> Kind<V> natural(String attribute, DataType<V> type, V... values) {
        return new Kind<>(attribute, type, List.of(values), Comparator.<V>naturalOrder());
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static LocalDateTime at(String text) {
        return LocalDateTime.parse(text);
    }

    /** Of the row with that number: each value in turn, then null, and again. */
    @Nullable V valueOf(int row) {
        int turn = row % (values.size() + 1);
        return turn == values.size() ? null : values.get(turn);
    }

    static boolean equal(Object one, Object other) {
        if (one instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes).equals(ByteBuffer.wrap((byte[]) other));
        }
        return one instanceof Object[] array ? Arrays.equals(array, (Object[]) other) : one.equals(other);
    }
}
