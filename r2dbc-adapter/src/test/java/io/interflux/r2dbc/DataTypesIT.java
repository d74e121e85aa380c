package io.interflux.r2dbc;

import static io.interflux.r2dbc.Statements.rows;
import static io.interflux.r2dbc.Statements.select;
import static io.interflux.r2dbc.Statements.update;
import static io.interflux.r2dbc.Statements.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.dialect.Dialect;
import io.interflux.model.DataType;
import io.interflux.spi.Database;
import io.interflux.sql.Binding;
import io.interflux.sql.SqlStatement;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every type goes in and comes out as the same value of the same class, null included, alone and in arrays, whatever wraps the driver. */
class DataTypesIT {

    private record Sample<J>(DataType<J> type, List<J> values) {}

    private static final OffsetDateTime MOMENT =
            OffsetDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_000, ZoneOffset.UTC);

    private static final List<Sample<?>> SCALARS = List.of(
            new Sample<>(DataType.BOOLEAN, List.of(true, false)),
            new Sample<>(DataType.SHORT, List.of((short) 0, Short.MIN_VALUE, Short.MAX_VALUE)),
            new Sample<>(DataType.INTEGER, List.of(0, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            new Sample<>(DataType.LONG, List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE)),
            new Sample<>(
                    DataType.decimal(12, 2),
                    List.of(new BigDecimal("0.00"), new BigDecimal("-1.50"), new BigDecimal("9999999999.99"))),
            new Sample<>(DataType.FLOAT, List.of(0.1f, Float.MAX_VALUE, -1.5f)),
            new Sample<>(DataType.DOUBLE, List.of(0.1, Double.MAX_VALUE, -1.5)),
            new Sample<>(DataType.STRING, List.of("", "Queen", "naïve \"quoted\" \\ {a,b} 'x' NULL", "日本")),
            new Sample<>(DataType.TEXT, List.of("", "x".repeat(5000))),
            new Sample<>(
                    DataType.UUID, List.of(new UUID(0, 0), UUID.fromString("a5bb0a9c-8b0d-4f4c-9c3f-1b9d1f0c2e11"))),
            new Sample<>(
                    DataType.DATE,
                    List.of(
                            LocalDate.of(2024, 2, 29),
                            LocalDate.of(1969, 12, 31),
                            LocalDate.of(1, 1, 1).plusYears(1900))),
            new Sample<>(DataType.TIME, List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000))),
            new Sample<>(
                    DataType.TIMESTAMP,
                    List.of(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 123_456_000), LocalDateTime.of(1999, 1, 1, 0, 0))),
            new Sample<>(DataType.TIMESTAMP_WITH_ZONE, List.of(MOMENT, MOMENT.minusYears(60))),
            new Sample<>(
                    DataType.INSTANT,
                    List.of(MOMENT.toInstant(), Instant.EPOCH, Instant.parse("1969-12-31T23:59:59.999999Z"))),
            new Sample<>(DataType.enumOf(DayOfWeek.class), List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY)),
            new Sample<>(DataType.enumOf("open", "closed"), List.of("open", "closed")));

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void everyScalarRoundTrips(TestDatabase database) {
        Database one = R2dbcDatabase.create(database.pool(1));
        for (Sample<?> sample : SCALARS) {
            assertThat(roundTrip(one, sample.type(), sample.values()))
                    .as(sample.type().toString())
                    .isEqualTo(withNull(sample.values()));
        }
    }

    private static List<@Nullable Object> withNull(List<?> values) {
        List<@Nullable Object> all = new ArrayList<>(values);
        all.add(null);
        return all;
    }

    private static List<@Nullable Object> roundTrip(Database database, DataType<?> type, List<?> values) {
        Dialect dialect = database.dialect();
        update(database, SqlStatement.of("CREATE TABLE t(i INTEGER, v " + dialect.columnType(type) + ")"));
        List<@Nullable Object> all = withNull(values);
        for (int i = 0; i < all.size(); i++) {
            SqlStatement insert =
                    SqlStatement.of("INSERT INTO t(i, v) VALUES ($1, " + dialect.placeholder(2, type) + ")");
            assertThat(update(database, with(with(insert, DataType.INTEGER, i), type, all.get(i))))
                    .isEqualTo(1);
        }
        SqlStatement select = select("SELECT v FROM t WHERE i >= $1 ORDER BY i", type);
        List<@Nullable Object> read = new ArrayList<>();
        rows(database, with(select, DataType.INTEGER, 0)).forEach(row -> read.add(row.get(0)));
        assertThat(column(rows(database, select("SELECT v FROM t ORDER BY i", type))))
                .as("without parameters")
                .usingRecursiveComparison()
                .isEqualTo(read);
        read.stream().filter(Objects::nonNull).forEach(value -> assertThat(value)
                .isInstanceOf(type.javaType()));
        update(database, SqlStatement.of("DROP TABLE t"));
        return read;
    }

    private static List<@Nullable Object> column(List<List<@Nullable Object>> rows) {
        List<@Nullable Object> column = new ArrayList<>();
        rows.forEach(row -> column.add(row.get(0)));
        return column;
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void everyArrayRoundTripsTheEmptyOneToo(TestDatabase database) {
        Database one = R2dbcDatabase.create(database.pool(1));
        for (Sample<?> sample : SCALARS) {
            DataType<?> type = DataType.arrayOf(sample.type());
            Object[] empty = (Object[]) Array.newInstance(sample.type().javaType(), 0);
            Object[] full = sample.values().toArray(empty);
            assertThat(roundTrip(one, type, List.of(full, empty)))
                    .as(type.toString())
                    .usingRecursiveComparison()
                    .isEqualTo(withNull(List.of(full, empty)));
        }
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void everyTypeBindsAsAnArrayOfKeys(TestDatabase database) {
        Database one = R2dbcDatabase.create(database.pool(1));
        for (Sample<?> sample : SCALARS) {
            assertThat(joined(one, sample.type(), sample.values()))
                    .as(sample.type().toString())
                    .containsExactlyInAnyOrderElementsOf(
                            sample.values().stream().map(Object.class::cast).toList());
            assertThat(joined(one, sample.type(), List.of())).isEmpty();
        }
    }

    private static List<@Nullable Object> joined(Database database, DataType<?> type, List<?> values) {
        String keys = database.dialect()
                .keyTable(List.of(database.dialect().arrayPlaceholder(1, type)), List.of(type), List.of("c0"), "k");
        SqlStatement select = select("SELECT k.\"c0\" FROM " + keys, type);
        return column(rows(database, with(select, new Binding.Array(type, values))));
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void bytesAndJsonRoundTrip(TestDatabase database) {
        Database one = R2dbcDatabase.create(database.pool(1));
        List<byte[]> bytes = List.of(new byte[0], new byte[] {0, 1, -1, 92, 127});
        assertThat(roundTrip(one, DataType.BYTES, bytes))
                .usingRecursiveComparison()
                .isEqualTo(withNull(bytes));
        List<@Nullable Object> documents = roundTrip(one, DataType.JSON, List.of("{\"a\":[1,\"x; y\",null]}", "1"));
        assertThat(documents.stream().map(document -> document == null ? null : ((String) document).replace(" ", "")))
                .containsExactly("{\"a\":[1,\"x;y\",null]}", "1", null);
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void wrappersOfTheDriverChangeNothing(TestDatabase database) {
        ConnectionFactory proxied =
                ProxyConnectionFactory.builder(database.connectionFactory()).build();
        List<ConnectionFactory> wrapped = List.of(
                database.connectionFactory(),
                proxied,
                ProxyConnectionFactory.builder(database.pool(1)).build(),
                database.pool(SingleConversation.on(proxied), 1),
                StatementRecorder.on(database.pool(1)).connectionFactory());
        for (ConnectionFactory factory : wrapped) {
            Database one = R2dbcDatabase.create(factory);
            assertThat(one.dialect()).isSameAs(database.dialect());
            assertThat(roundTrip(one, DataType.LONG, List.of(1L, 2L))).containsExactly(1L, 2L, null);
        }
    }
}
