package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.AttributeReference;
import io.interflux.query.JunctionInclude;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;

/** The links of many roots are the same whether they come as rows or as arrays, however many they are. */
@Timeout(120)
class GatheredLinksIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final LoadOptions IN_ONE_WINDOW = LoadOptions.DEFAULT.withStrategy(Strategy.LINK_THEN_TARGET);

    @SuppressWarnings("NullAway.Init") // set by open
    private StatementRecorder recorder;

    private static Schema schema() {
        SchemaBuilder schema = Schema.builder();
        ModelDefinition left = schema.define("left").id().attribute("name", DataType.STRING);
        ModelDefinition right = schema.define("right").id();
        ModelDefinition link = schema.define("link")
                .attribute("done", DataType.BOOLEAN)
                .attribute("price", DataType.decimal(8, 2))
                .attribute("day", DataType.DATE);
        schema.belongsToMany(left, right).through(link);
        return schema.build();
    }

    private Interflux open(TestDatabase database) {
        recorder = StatementRecorder.on(database.connectionFactory());
        return R2dbcInterflux.create(
                database.pool(recorder.connectionFactory(), 1), schema(), R2dbcOptions.DEFAULT, IN_ONE_WINDOW);
    }

    /** Left {@code n} is linked to rights {@code 1} to {@code each}. */
    private static void create(TestDatabase database, int lefts, int each) {
        R2dbcInterflux.create(database.connectionFactory(), schema())
                .schema()
                .create()
                .block(LIMIT);
        String left = numbers(database, lefts);
        String right = numbers(database, each);
        database.execute(
                "INSERT INTO \"lefts\"(\"id\", \"name\") SELECT n, 'l' || n FROM " + left + " l",
                "INSERT INTO \"rights\"(\"id\") SELECT n FROM " + right + " r",
                "INSERT INTO \"links\"(\"leftId\", \"rightId\", \"done\", \"price\", \"day\") SELECT l.n, r.n,"
                        + " CASE MOD(r.n, 3) WHEN 0 THEN NULL WHEN 1 THEN TRUE ELSE FALSE END, r.n * 1.25,"
                        + " CASE WHEN MOD(r.n, 2) = 0 THEN DATE '2001-02-03' END FROM " + left + " l CROSS JOIN "
                        + right
                        + " r");
    }

    private static String numbers(TestDatabase database, int last) {
        return database.kind() == TestDatabase.Kind.H2
                ? "(SELECT X AS n FROM SYSTEM_RANGE(1, " + last + "))"
                : "(SELECT n FROM generate_series(1, " + last + ") n)";
    }

    private List<DynamicEntity> all(Interflux interflux, Select<DynamicEntity> select) {
        return interflux.find(select).collectList().blockOptional(LIMIT).orElseThrow();
    }

    @OnEachDatabase
    void payloadAndOrderAreThoseOfRows(TestDatabase database) {
        create(database, 150, 7);
        Interflux interflux = open(database);
        Select<DynamicEntity> select = Select.from("left")
                .include(
                        "rights",
                        rights -> rights.orderBy(
                                AttributeReference.ofJunction("price").desc()))
                .limit(1000);
        List<DynamicEntity> found = all(interflux, select);
        assertThat(recorder.texts()).hasSize(3);
        assertThat(recorder.texts().get(1).startsWith("SELECT array_agg("))
                .isEqualTo(database.kind() == TestDatabase.Kind.POSTGRESQL);
        assertThat(found).hasSize(150).allSatisfy(left -> assertThat(
                        left.many("rights").stream().map(DynamicEntity::asMap).toList())
                .startsWith(
                        Map.of("id", 7L, "link", link(7, "8.75", left)),
                        Map.of("id", 6L, "link", link(6, "7.50", left)))
                .hasSize(7));
    }

    private static Map<String, Object> link(int right, String price, DynamicEntity left) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("done", right % 3 == 0 ? null : (Object) (right % 3 == 1));
        values.put("price", new BigDecimal(price));
        values.put("day", right % 2 == 0 ? LocalDate.of(2001, 2, 3) : null);
        values.put("leftId", left.get("id"));
        values.put("rightId", (long) right);
        return values;
    }

    @OnEachDatabase
    void moreLinksThanArraysHaveAPlaceForComeAsRows(TestDatabase database) {
        create(database, 201, 500);
        Interflux interflux = open(database);
        List<DynamicEntity> found = all(
                interflux,
                Select.from("left")
                        .include("rights", rights -> rights.through(JunctionInclude::none))
                        .limit(1000));
        assertThat(recorder.texts()).hasSize(database.kind() == TestDatabase.Kind.POSTGRESQL ? 4 : 3);
        List<Long> expected = LongStream.rangeClosed(1, 500).boxed().toList();
        assertThat(found).hasSize(201).allSatisfy(left -> assertThat(left.many("rights"))
                .extracting(right -> right.get("id"))
                .isEqualTo(expected));
    }

    @OnEachDatabase
    void linksOfNobodyAreNone(TestDatabase database) {
        create(database, 120, 1);
        database.execute("DELETE FROM \"links\"");
        assertThat(all(open(database), Select.from("left").include("rights").limit(1000)))
                .hasSize(120)
                .allSatisfy(left -> assertThat(left.many("rights")).isEmpty());
        assertThat(recorder.texts()).hasSize(2);
    }

    /** The driver has no arrays of types that users made, although it has their values. */
    @OnEachDatabase
    void whatCannotComeAsArraysComesAsRowsForEver(TestDatabase database) {
        create(database, 120, 2);
        database.execute(
                "CREATE DOMAIN \"cents\" AS NUMERIC(8, 2)",
                database.kind() == TestDatabase.Kind.H2
                        ? "ALTER TABLE \"links\" ALTER COLUMN \"price\" SET DATA TYPE \"cents\""
                        : "ALTER TABLE \"links\" ALTER COLUMN \"price\" TYPE \"cents\"");
        Interflux interflux = open(database);
        Select<DynamicEntity> select = Select.from("left").include("rights").limit(1000);
        List<DynamicEntity> first = all(interflux, select);
        assertThat(first).hasSize(120).allSatisfy(left -> assertThat(left.many("rights"))
                .extracting(right -> Objects.requireNonNull(right.one("link")).get("price"))
                .containsExactly(new BigDecimal("1.25"), new BigDecimal("2.50")));
        assertThat(recorder.texts()).hasSize(database.kind() == TestDatabase.Kind.POSTGRESQL ? 4 : 3);
        assertThat(all(interflux, select)).isEqualTo(first);
        assertThat(recorder.texts()).hasSize(database.kind() == TestDatabase.Kind.POSTGRESQL ? 7 : 6);
    }
}
