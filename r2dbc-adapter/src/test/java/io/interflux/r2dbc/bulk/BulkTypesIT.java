package io.interflux.r2dbc.bulk;

import static io.interflux.r2dbc.bulk.Loading.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ModelHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Values of every type come back from a bulk load as they come back from an insert, whatever way they went. */
class BulkTypesIT {

    private enum Mood {
        HAPPY,
        SAD
    }

    private static final Map<String, DataType<?>> TYPES = new LinkedHashMap<>();
    private static final Map<String, List<?>> VALUES = new LinkedHashMap<>();

    private static <J> void type(String name, DataType<J> type, List<J> values) {
        TYPES.put(name, type);
        VALUES.put(name, values);
    }

    static {
        type("flag", DataType.BOOLEAN, List.of(true, false));
        type("small", DataType.SHORT, List.of((short) 1, Short.MIN_VALUE, Short.MAX_VALUE));
        type("number", DataType.INTEGER, List.of(0, Integer.MIN_VALUE, Integer.MAX_VALUE));
        type("large", DataType.LONG, List.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE));
        type("money", DataType.decimal(38, 10), decimals("0", "1", "-0.0000000001", "10000", "9999.9999", "100000000"));
        type("wide", DataType.decimal(60, 5), decimals("1234567890123456789012345678901234567890.12345", "-1E+30"));
        type("whole", DataType.decimal(20, 0), decimals("7", "-70000", "12345678901234567890"));
        type("single", DataType.FLOAT, List.of(0f, 1.5f, -Float.MAX_VALUE, Float.MIN_NORMAL));
        type("precise", DataType.DOUBLE, List.of(0d, 0.1, -Double.MAX_VALUE, Double.MIN_NORMAL));
        type("word", DataType.STRING, List.of("", "a\tb\nc\rd\\e", "\\N", "\\.", "Ä 漢 😀 '\"{}", "NULL"));
        type("text", DataType.TEXT, List.of("x".repeat(100_000), "tab\t", " \b\f\u000b"));
        type("id2", DataType.UUID, List.of(new UUID(0, 1), new UUID(-1, Long.MIN_VALUE)));
        type(
                "day",
                DataType.DATE,
                List.of(LocalDate.of(1999, 12, 31), LocalDate.of(2000, 1, 1), LocalDate.of(1600, 2, 29)));
        type("time", DataType.TIME, List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000)));
        type(
                "local",
                DataType.TIMESTAMP,
                List.of(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4000), LocalDateTime.of(1970, 1, 1, 0, 0)));
        type(
                "zoned",
                DataType.TIMESTAMP_WITH_ZONE,
                List.of(
                        OffsetDateTime.of(2024, 7, 1, 0, 30, 0, 123_456_000, ZoneOffset.ofHours(2)),
                        OffsetDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000, ZoneOffset.UTC)));
        type("moment", DataType.INSTANT, List.of(Instant.EPOCH, Instant.parse("2024-07-01T00:30:00.000001Z")));
        type("bytes", DataType.BYTES, List.of(new byte[0], new byte[] {0, 1, -1, 92, 127, 10}));
        type("mood", DataType.enumOf(Mood.class), List.of(Mood.HAPPY, Mood.SAD));
        type("colour", DataType.enumOf("RED", "GREEN"), List.of("RED", "GREEN"));
        type("json", DataType.JSON, List.of("{\"a\": [1, \"x\\\\y\\ttab\", null]}", "1", "\"\""));
    }

    private static final Map<String, DataType<?>> ARRAYS = Map.of(
            "numbers", DataType.arrayOf(DataType.INTEGER),
            "words", DataType.arrayOf(DataType.STRING),
            "texts", DataType.arrayOf(DataType.TEXT),
            "days", DataType.arrayOf(DataType.DATE),
            "ids", DataType.arrayOf(DataType.UUID),
            "moments", DataType.arrayOf(DataType.INSTANT),
            "moods", DataType.arrayOf(DataType.enumOf(Mood.class)));

    private static List<BigDecimal> decimals(String... numbers) {
        return List.of(numbers).stream().map(BigDecimal::new).toList();
    }

    private static Schema schema(Map<String, DataType<?>> types) {
        SchemaBuilder s = Schema.builder();
        for (String model : List.of("loaded", "inserted")) {
            ModelDefinition definition =
                    s.define(model).attribute("id", DataType.LONG).primaryKey("id");
            types.forEach((name, type) -> definition.attribute(name, type));
        }
        return s.build();
    }

    /** A row with the first value of each type, one with the second, and so on, and one of nulls. */
    private static List<Map<String, @Nullable Object>> rows() {
        int most = VALUES.values().stream().mapToInt(List::size).max().orElseThrow();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i <= most; i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("id", (long) i);
            for (Map.Entry<String, List<?>> values : VALUES.entrySet()) {
                row.put(
                        values.getKey(),
                        i == most
                                ? null
                                : values.getValue().get(i % values.getValue().size()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static void assertSame(Loading loading, List<Map<String, @Nullable Object>> rows) {
        Flux<DynamicEntity> source = Flux.fromIterable(rows).map(row -> DynamicEntity.of("loaded", row));
        assertThat(loading.run(
                        loading.interflux().bulk(ModelHandle.of("loaded")).insert(source)))
                .isEqualTo(rows.size());
        Loading.all(loading.interflux()
                .insertAll(rows.stream()
                        .map(row -> DynamicEntity.of("inserted", row))
                        .toList()));
        List<DynamicEntity> loaded = loading.rows("loaded");
        List<DynamicEntity> inserted = loading.rows("inserted");
        assertThat(loaded).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            for (String name : rows.get(i).keySet()) {
                assertThat(loaded.get(i).get(name))
                        .as(name)
                        .isEqualTo(inserted.get(i).get(name));
            }
        }
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void valuesOfEveryTypeAreThoseOfAnInsert(TestDatabase database) {
        Loading loading = Loading.of(database, schema(TYPES));
        assertSame(loading, rows());
        assertThat(loading.sent().stream().anyMatch(text -> text.endsWith("FROM STDIN (FORMAT binary)")))
                .isEqualTo(loading.isPostgreSql());
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void columnsOfAnotherTypeThanTheAttributesSayGetEverythingAsText(TestDatabase database) {
        Schema schema = schema(TYPES);
        Loading loading = Loading.of(database, schema);
        database.execute(
                "ALTER TABLE \"loadeds\" ALTER COLUMN \"number\" TYPE NUMERIC",
                "ALTER TABLE \"loadeds\" ALTER COLUMN \"small\" TYPE BIGINT");
        assertSame(loading, rows());
        assertThat(loading.sent()).last().asString().endsWith("FROM STDIN (FORMAT text)");
    }

    @OnEachDatabase
    void arraysAreThoseOfAnInsert(TestDatabase database) {
        Loading loading = Loading.of(database, schema(ARRAYS));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        rows.add(Loading.values(
                "id", 1L,
                "numbers", new Integer[] {1, -2},
                "words", new String[] {"a,b", "\"{}\"", "\\", "\t\n", "", "NULL", "null", "Ä 😀"},
                "texts", new String[] {"x"},
                "days", new LocalDate[] {LocalDate.of(2024, 1, 2)},
                "ids", new UUID[] {new UUID(1, 2)},
                "moments", new Instant[] {Instant.parse("2024-07-01T00:30:00.000001Z")},
                "moods", new Mood[] {Mood.SAD, Mood.HAPPY}));
        rows.add(Loading.values("id", 2L, "numbers", new Integer[0], "words", new String[0]));
        assertSame(loading, rows);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void datesFarAwayAreThoseOfAnInsertAsTextAndInBinary(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        for (String model : List.of("binary", "text")) {
            ModelDefinition definition = s.define(model)
                    .attribute("id", DataType.LONG)
                    .primaryKey("id")
                    .attribute("day", DataType.DATE)
                    .attribute("local", DataType.TIMESTAMP)
                    .attribute("moment", DataType.INSTANT);
            if (model.equals("text")) {
                definition.attribute("numbers", DataType.arrayOf(DataType.INTEGER));
            }
        }
        Loading loading = Loading.of(database, s.build());
        List<LocalDate> days = List.of(
                LocalDate.of(-43, 3, 15), LocalDate.of(0, 1, 1), LocalDate.of(1, 1, 1), LocalDate.of(12024, 5, 6));
        for (String model : List.of("binary", "text")) {
            Flux<DynamicEntity> source = Flux.range(0, days.size())
                    .map(i -> row(
                            model,
                            "id",
                            (long) i,
                            "day",
                            days.get(i),
                            "local",
                            days.get(i).atTime(1, 2, 3),
                            "moment",
                            days.get(i).atTime(1, 2, 3, 999_999_600).toInstant(ZoneOffset.UTC)));
            loading.run(loading.interflux().bulk(ModelHandle.of(model)).insert(source));
        }
        for (String column : List.of("\"day\"", "\"local\"", "\"moment\" AT TIME ZONE 'UTC'")) {
            String select = "SELECT (" + column + ")::text FROM ";
            List<Object> binary = database.column(select + "\"binaries\" ORDER BY \"id\"");
            assertThat(binary)
                    .isEqualTo(database.column(select + "\"texts\" ORDER BY \"id\""))
                    .hasSize(4);
            assertThat(binary.get(0)).asString().startsWith("0044-03-15").endsWith("BC");
            assertThat(binary.get(3)).asString().startsWith("12024-05-06");
        }
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void numbersOfAnySizeAreExactInBinary(TestDatabase database) {
        Schema schema = schema(Map.of("money", DataType.decimal(1000, 300)));
        Loading loading = Loading.of(database, schema);
        database.execute("ALTER TABLE \"loadeds\" ALTER COLUMN \"money\" TYPE NUMERIC");
        List<BigDecimal> numbers = IntStream.range(0, 400)
                .mapToObj(i -> new BigDecimal((i % 2 == 0 ? "" : "-") + "1" + "02030".repeat(i % 19))
                        .movePointLeft(i % 41)
                        .multiply(BigDecimal.TEN.pow(i % 7)))
                .toList();
        Flux<DynamicEntity> source =
                Flux.range(0, numbers.size()).map(i -> row("loaded", "id", (long) i, "money", numbers.get(i)));
        loading.run(loading.interflux().bulk(ModelHandle.of("loaded")).insert(source));
        assertThat(database.column("SELECT \"money\"::text FROM \"loadeds\" ORDER BY \"id\""))
                .isEqualTo(numbers.stream().map(BigDecimal::toPlainString).toList());
    }
}
