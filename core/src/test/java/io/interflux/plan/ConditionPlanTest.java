package io.interflux.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Converter;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ArrayHandle;
import io.interflux.query.ArrayLength;
import io.interflux.query.Condition;
import io.interflux.query.DynamicHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.sql.SqlStatement;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What conditions become after WHERE, and what is bound. */
class ConditionPlanTest {

    private static final ModelHandle<DynamicEntity> USER = ModelHandle.of("user");
    private static final DynamicHandle<DynamicEntity> NUMBER = USER.attribute("number");
    private static final TextHandle<DynamicEntity> NAME = USER.text("name");
    private static final ModelHandle<DynamicEntity> GROUP = ModelHandle.of("group");
    private static final ModelHandle<DynamicEntity> MEMBERSHIP = ModelHandle.of("membership");
    private static final ToManyHandle<DynamicEntity, DynamicEntity> FRIENDS = USER.toMany("friends", USER);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> BOSS = USER.toOne("boss", USER);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> GROUPS =
            USER.manyToMany("groups", GROUP, MEMBERSHIP);

    private enum Mood {
        GLAD,
        SAD
    }

    /** Stores temperatures in tenths of a degree. */
    private static final class Tenths implements Converter<BigDecimal, Integer> {
        @Override
        public Class<BigDecimal> attributeType() {
            return BigDecimal.class;
        }

        @Override
        public Integer toColumn(BigDecimal value) {
            return value.movePointRight(1).intValueExact();
        }

        @Override
        public BigDecimal toAttribute(Integer value) {
            return BigDecimal.valueOf(value, 1);
        }
    }

    private final Schema schema = schema();

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition user = s.define("user")
                .attribute("name", DataType.STRING)
                .attribute("nick", DataType.TEXT)
                .attribute("number", DataType.INTEGER)
                .attribute("other", DataType.INTEGER)
                .attribute("share", DataType.DOUBLE)
                .attribute("heat", DataType.INTEGER, heat -> heat.converter(new Tenths()))
                .attribute("mood", DataType.enumOf(Mood.class))
                .attribute("shirt", DataType.enumOf("S", "M"))
                .attribute("extra", DataType.JSON)
                .attribute("tags", DataType.arrayOf(DataType.TEXT));
        ModelDefinition group = s.define("group").attribute("title", DataType.STRING);
        s.belongsTo(user, user).as("boss");
        s.hasMany(user, user).as("friends").foreignKey("bossId");
        s.belongsToMany(user, group).through("membership", j -> j.attribute("since", DataType.INTEGER));
        return s.build();
    }

    private SqlStatement roots(Condition<DynamicEntity> condition, Dialect dialect) {
        return PlannedSql.roots(Select.from(USER).where(condition).limit(9), schema, dialect);
    }

    private static String where(SqlStatement statement) {
        String text = statement.text();
        return text.substring(text.indexOf(" WHERE ") + 7, text.lastIndexOf(" ORDER BY "));
    }

    /** Asserts the condition on PostgreSQL, and on H2 the same without casts; and the values, which are the same. */
    private void assertWhere(Condition<DynamicEntity> condition, String postgreSql, @Nullable Object... values) {
        SqlStatement onPostgreSql = roots(condition, PostgreSqlDialect.INSTANCE);
        SqlStatement onH2 = roots(condition, H2Dialect.INSTANCE);
        assertThat(where(onPostgreSql)).isEqualTo(postgreSql);
        assertThat(where(onH2)).isEqualTo(PlannedSql.withoutArrayCasts(postgreSql));
        for (SqlStatement statement : List.of(onPostgreSql, onH2)) {
            List<@Nullable Object> bound = PlannedSql.values(statement);
            assertThat(bound.subList(0, bound.size() - 1)).containsExactly(values);
        }
    }

    private void assertNoWhere(Condition<DynamicEntity> condition) {
        assertThat(roots(condition, PostgreSqlDialect.INSTANCE).text()).doesNotContain(" WHERE ");
    }

    @Test
    void comparisons() {
        assertWhere(NUMBER.eq(1), "t0.\"number\" = $1", 1);
        assertWhere(NUMBER.ne(1), "t0.\"number\" <> $1", 1);
        assertWhere(NUMBER.greaterThan(1), "t0.\"number\" > $1", 1);
        assertWhere(NUMBER.greaterThanOrEqual(1), "t0.\"number\" >= $1", 1);
        assertWhere(NUMBER.lessThan(1), "t0.\"number\" < $1", 1);
        assertWhere(NUMBER.lessThanOrEqual(1), "t0.\"number\" <= $1", 1);
        assertWhere(USER.bool("name").isNull(), "t0.\"name\" IS NULL");
        assertWhere(NUMBER.isNotNull(), "t0.\"number\" IS NOT NULL");
    }

    @Test
    void attributesComparedWithEachOther() {
        assertWhere(NUMBER.lessThan(USER.attribute("other")), "t0.\"number\" < t0.\"other\"");
        assertWhere(NAME.eq(USER.text("nick")), "t0.\"name\" = t0.\"nick\"");
        assertWhere(
                NUMBER.ne(BOSS.to(NUMBER)),
                "t0.\"number\" <> (SELECT t1.\"number\" FROM \"users\" t1 WHERE t1.\"id\" = t0.\"bossId\")");
    }

    private void assertWhereOnEach(
            Condition<DynamicEntity> condition, String postgreSql, String h2, @Nullable Object... values) {
        SqlStatement onPostgreSql = roots(condition, PostgreSqlDialect.INSTANCE);
        SqlStatement onH2 = roots(condition, H2Dialect.INSTANCE);
        assertThat(where(onPostgreSql)).isEqualTo(postgreSql);
        assertThat(where(onH2)).isEqualTo(h2);
        for (SqlStatement statement : List.of(onPostgreSql, onH2)) {
            List<@Nullable Object> bound = PlannedSql.values(statement);
            assertThat(bound.subList(0, bound.size() - 1)).containsExactly(values);
        }
    }

    @Test
    void elementsOfArrays() {
        DynamicHandle<DynamicEntity> tags = USER.attribute("tags");
        assertWhereOnEach(
                tags.contains("a"),
                "t0.\"tags\" @> $1::text[]",
                "CASE WHEN t0.\"tags\" IS NOT NULL THEN NOT EXISTS"
                        + " (SELECT 1 FROM UNNEST($1) e(x) WHERE NOT ARRAY_CONTAINS(t0.\"tags\", e.x)) END",
                (Object) new String[] {"a"});
        assertWhereOnEach(
                tags.containedBy(List.of("a", "b")),
                "t0.\"tags\" <@ $1::text[]",
                "CASE WHEN t0.\"tags\" IS NOT NULL THEN NOT EXISTS"
                        + " (SELECT 1 FROM SYSTEM_RANGE(1, 65536) e WHERE e.x <= CARDINALITY(t0.\"tags\")"
                        + " AND NOT ARRAY_CONTAINS($1, t0.\"tags\"[e.x])) END",
                (Object) new String[] {"a", "b"});
        assertWhereOnEach(
                tags.overlaps(List.of("a")),
                "t0.\"tags\" && $1::text[]",
                "CASE WHEN t0.\"tags\" IS NOT NULL THEN EXISTS"
                        + " (SELECT 1 FROM UNNEST($1) e(x) WHERE ARRAY_CONTAINS(t0.\"tags\", e.x)) END",
                (Object) new String[] {"a"});
        ArrayHandle<DynamicEntity, String[], String> typed = USER.array("tags");
        assertThat(typed.containsAll(List.of("a"))).isEqualTo(tags.contains("a"));
    }

    @Test
    void elementsOfAnAssociatedRowsArray() {
        assertWhereOnEach(
                BOSS.to(USER.attribute("tags"))
                        .eq(List.of("a"))
                        .and(BOSS.to(USER.array("tags")).contains("b")),
                "(SELECT t1.\"tags\" FROM \"users\" t1 WHERE t1.\"id\" = t0.\"bossId\") = $1::text[]"
                        + " AND (SELECT t2.\"tags\" FROM \"users\" t2 WHERE t2.\"id\" = t0.\"bossId\") @> $2::text[]",
                "(SELECT t1.\"tags\" FROM \"users\" t1 WHERE t1.\"id\" = t0.\"bossId\") = $1 AND CASE WHEN"
                        + " (SELECT t2.\"tags\" FROM \"users\" t2 WHERE t2.\"id\" = t0.\"bossId\") IS NOT NULL THEN NOT EXISTS"
                        + " (SELECT 1 FROM UNNEST($2) e(x) WHERE NOT ARRAY_CONTAINS("
                        + "(SELECT t2.\"tags\" FROM \"users\" t2 WHERE t2.\"id\" = t0.\"bossId\"), e.x)) END",
                new String[] {"a"},
                new String[] {"b"});
    }

    @Test
    void lengthsOfArrays() {
        ArrayLength<DynamicEntity> length = USER.array("tags").length();
        assertWhere(length.eq(1), "CARDINALITY(t0.\"tags\") = $1", 1L);
        assertWhere(length.ne(1), "CARDINALITY(t0.\"tags\") <> $1", 1L);
        assertWhere(length.greaterThan(1), "CARDINALITY(t0.\"tags\") > $1", 1L);
        assertWhere(length.greaterThanOrEqual(1), "CARDINALITY(t0.\"tags\") >= $1", 1L);
        assertWhere(length.lessThan(1), "CARDINALITY(t0.\"tags\") < $1", 1L);
        assertWhere(USER.attribute("tags").length().lessThanOrEqual(1), "CARDINALITY(t0.\"tags\") <= $1", 1L);
    }

    @Test
    void listsAreOneArray() {
        assertWhere(NUMBER.in(List.of(1, 2)), "t0.\"number\" = ANY($1::int4[])", List.of(1, 2));
        assertWhere(NUMBER.notIn(List.of(1, 2)), "NOT (t0.\"number\" = ANY($1::int4[]))", List.of(1, 2));
        assertWhere(
                BOSS.to(NAME).in(List.of("x")),
                "(SELECT t1.\"name\" FROM \"users\" t1 WHERE t1.\"id\" = t0.\"bossId\") = ANY($1::text[])",
                List.of("x"));
    }

    @Test
    void emptyListsAreFalseAndTrue() {
        assertWhere(NUMBER.in(List.of()), "FALSE");
        assertNoWhere(NUMBER.notIn(List.of()));
        assertWhere(NUMBER.notIn(List.of()).or(NUMBER.eq(1)), "(TRUE OR t0.\"number\" = $1)", 1);
        assertWhere(NUMBER.notIn(List.of()).not(), "NOT (TRUE)");
        assertWhere(NUMBER.in(List.of()).not(), "NOT (FALSE)");
    }

    @Test
    void listsOfWhatNoArrayCanHoldAreComparedOneByOne() {
        String[] a = {"a"};
        String[] b = {"b"};
        SqlStatement tags = roots(USER.attribute("tags").in(List.of((Object) a, b)), PostgreSqlDialect.INSTANCE);
        assertThat(where(tags)).isEqualTo("(t0.\"tags\" = $1::text[] OR t0.\"tags\" = $2::text[])");
        SqlStatement extra = roots(USER.attribute("extra").notIn(List.of("{}", "[]")), PostgreSqlDialect.INSTANCE);
        assertThat(where(extra)).isEqualTo("NOT ((t0.\"extra\" = $1::jsonb OR t0.\"extra\" = $2::jsonb))");
    }

    @Test
    void between() {
        assertWhere(NUMBER.between(1, 5), "t0.\"number\" BETWEEN $1 AND $2", 1, 5);
        assertWhere(NUMBER.between(1, 5).not(), "NOT (t0.\"number\" BETWEEN $1 AND $2)", 1, 5);
        assertWhere(
                NUMBER.between(1, 5).and(NAME.eq("x")),
                "t0.\"number\" BETWEEN $1 AND $2 AND t0.\"name\" = $3",
                1,
                5,
                "x");
    }

    @Test
    void patterns() {
        assertWhere(NAME.like("Q%"), "t0.\"name\" LIKE $1 ESCAPE '\\'", "Q%");
        assertWhere(NAME.notLike("Q_"), "NOT (t0.\"name\" LIKE $1 ESCAPE '\\')", "Q_");
        assertWhere(NAME.ilike("q%"), "t0.\"name\" ILIKE $1 ESCAPE '\\'", "q%");
        assertWhere(USER.attribute("mood").like("G%"), "t0.\"mood\" LIKE $1 ESCAPE '\\'", "G%");
    }

    @Test
    void onlyEscapesThatMeanSomethingAreKept() {
        assertWhere(NAME.like("100\\%"), "t0.\"name\" LIKE $1 ESCAPE '\\'", "100\\%");
        assertWhere(NAME.like("a\\_b\\\\"), "t0.\"name\" LIKE $1 ESCAPE '\\'", "a\\_b\\\\");
        assertWhere(NAME.like("\\a\\b%"), "t0.\"name\" LIKE $1 ESCAPE '\\'", "ab%");
    }

    @Test
    void nestedLogicKeepsItsMeaning() {
        Condition<DynamicEntity> a = NUMBER.eq(1);
        Condition<DynamicEntity> b = NAME.eq("b");
        Condition<DynamicEntity> c = NUMBER.isNull();
        String x = "t0.\"number\" = $1";
        assertWhere(a.and(b).and(c), x + " AND t0.\"name\" = $2 AND t0.\"number\" IS NULL", 1, "b");
        assertWhere(a.or(b).and(c), "(" + x + " OR t0.\"name\" = $2) AND t0.\"number\" IS NULL", 1, "b");
        assertWhere(a.and(b).or(c), "(" + x + " AND t0.\"name\" = $2 OR t0.\"number\" IS NULL)", 1, "b");
        assertWhere(
                a.or(b.and(c.or(a))),
                "(" + x + " OR t0.\"name\" = $2 AND (t0.\"number\" IS NULL OR t0.\"number\" = $3))",
                1,
                "b",
                1);
        assertWhere(a.and(b).not().or(c), "(NOT (" + x + " AND t0.\"name\" = $2) OR t0.\"number\" IS NULL)", 1, "b");
        assertWhere(a.or(b).not(), "NOT ((" + x + " OR t0.\"name\" = $2))", 1, "b");
    }

    @Test
    void emptyLogic() {
        assertNoWhere(Condition.and(List.of()));
        assertWhere(Condition.or(List.of()), "FALSE");
        assertWhere(Condition.<DynamicEntity>and(List.of()).not(), "NOT (TRUE)");
        assertWhere(Condition.<DynamicEntity>and(List.of()).and(NUMBER.eq(1)), "t0.\"number\" = $1", 1);
        assertWhere(Condition.<DynamicEntity>or(List.of()).or(NUMBER.eq(1)), "t0.\"number\" = $1", 1);
    }

    @Test
    void severalConditionsAreAllRequired() {
        Select<?> select = Select.from(USER)
                .where(NUMBER.eq(1).or(NUMBER.eq(2)))
                .where(NAME.eq("x").or(NAME.isNull()))
                .limit(1);
        assertThat(where(PlannedSql.roots(select, schema, H2Dialect.INSTANCE)))
                .isEqualTo("(t0.\"number\" = $1 OR t0.\"number\" = $2) AND (t0.\"name\" = $3 OR t0.\"name\" IS NULL)");
    }

    @Test
    void anyNoneAndAllOfAHasMany() {
        String rows = "SELECT 1 FROM \"users\" t1 WHERE t1.\"bossId\" = t0.\"id\"";
        assertWhere(FRIENDS.any(), "EXISTS (" + rows + ")");
        assertWhere(FRIENDS.none(), "NOT (EXISTS (" + rows + "))");
        assertWhere(FRIENDS.any(NUMBER.eq(1)), "EXISTS (" + rows + " AND t1.\"number\" = $1)", 1);
        assertWhere(FRIENDS.none(NUMBER.eq(1)), "NOT (EXISTS (" + rows + " AND t1.\"number\" = $1))", 1);
        assertWhere(
                FRIENDS.all(NUMBER.eq(1).or(NAME.eq("x"))),
                "NOT (EXISTS (" + rows + " AND ((t1.\"number\" = $1 OR t1.\"name\" = $2)) IS NOT TRUE))",
                1,
                "x");
        assertWhere(
                FRIENDS.all(NUMBER.eq(1).and(NAME.eq("x"))),
                "NOT (EXISTS (" + rows + " AND (t1.\"number\" = $1 AND t1.\"name\" = $2) IS NOT TRUE))",
                1,
                "x");
    }

    @Test
    void allOfAnAnyIsWithoutIsNotTrue() {
        assertWhere(
                FRIENDS.all(BOSS.any()),
                "NOT (EXISTS (SELECT 1 FROM \"users\" t1 WHERE t1.\"bossId\" = t0.\"id\""
                        + " AND NOT (EXISTS (SELECT 1 FROM \"users\" t2 WHERE t2.\"id\" = t1.\"bossId\"))))");
    }

    @Test
    void anyOfAnAnyHasAliasesOfItsOwn() {
        assertWhere(
                FRIENDS.any(FRIENDS.any(NUMBER.eq(1)).and(BOSS.any(NAME.eq("x")))),
                "EXISTS (SELECT 1 FROM \"users\" t1 WHERE t1.\"bossId\" = t0.\"id\""
                        + " AND EXISTS (SELECT 1 FROM \"users\" t2 WHERE t2.\"bossId\" = t1.\"id\" AND t2.\"number\" = $1)"
                        + " AND EXISTS (SELECT 1 FROM \"users\" t3 WHERE t3.\"id\" = t1.\"bossId\" AND t3.\"name\" = $2))",
                1,
                "x");
    }

    @Test
    void anyAndAllOfAManyToManyMayNameTheJunction() {
        String rows = "SELECT 1 FROM \"membership\" t2 JOIN \"groups\" t1 ON t1.\"id\" = t2.\"groupId\""
                + " WHERE t2.\"userId\" = t0.\"id\"";
        assertWhere(
                GROUPS.any(GROUP.attribute("title")
                        .eq("a")
                        .and(GROUPS.junction(MEMBERSHIP.attribute("since")).greaterThan(3))),
                "EXISTS (" + rows + " AND t1.\"title\" = $1 AND t2.\"since\" > $2)",
                "a",
                3);
        assertWhere(
                GROUPS.all(GROUP.attribute("title").eq("a")),
                "NOT (EXISTS (" + rows + " AND (t1.\"title\" = $1) IS NOT TRUE))",
                "a");
    }

    @Test
    void counts() {
        assertWhere(
                FRIENDS.count().greaterThan(3),
                "(SELECT COUNT(*) FROM \"users\" t1 WHERE t1.\"bossId\" = t0.\"id\") > $1",
                3L);
        assertWhere(
                GROUPS.count(GROUP.attribute("title").eq("a")).eq(0),
                "(SELECT COUNT(*) FROM \"membership\" t2 JOIN \"groups\" t1 ON t1.\"id\" = t2.\"groupId\""
                        + " WHERE t2.\"userId\" = t0.\"id\" AND t1.\"title\" = $1) = $2",
                "a",
                0L);
    }

    @Test
    void attributesOfToOnes() {
        assertWhere(
                BOSS.to(BOSS).to(NAME).eq("x"),
                "(SELECT t2.\"name\" FROM \"users\" t1 LEFT JOIN \"users\" t2 ON t2.\"id\" = t1.\"bossId\""
                        + " WHERE t1.\"id\" = t0.\"bossId\") = $1",
                "x");
        assertWhere(
                BOSS.to(NUMBER).isNull(),
                "(SELECT t1.\"number\" FROM \"users\" t1 WHERE t1.\"id\" = t0.\"bossId\") IS NULL");
    }

    @Test
    void fragments() {
        assertWhere(Condition.raw("length({name}) > ?", 5), "(length(t0.\"name\") > $1)", 5);
        assertWhere(
                Condition.<DynamicEntity>raw("{name} = '{{a}}' OR {nick} ?? ?", "k")
                        .and(NUMBER.eq(1)),
                "(t0.\"name\" = '{a}' OR t0.\"nick\" ? $1) AND t0.\"number\" = $2",
                "k",
                1);
        assertWhere(
                FRIENDS.any(Condition.raw("{number} > {other}")),
                "EXISTS (SELECT 1 FROM \"users\" t1 WHERE t1.\"bossId\" = t0.\"id\" AND (t1.\"number\" > t1.\"other\"))");
    }

    @Test
    void numbersOfAnotherClassAreTakenIfNothingIsLost() {
        assertWhere(NUMBER.eq(5L), "t0.\"number\" = $1", 5);
        assertWhere(NUMBER.eq(new BigDecimal("5.00")), "t0.\"number\" = $1", 5);
        assertWhere(USER.attribute("id").in(List.of(1, 2)), "t0.\"id\" = ANY($1::int8[])", List.of(1L, 2L));
        assertWhere(USER.attribute("share").eq(0.5f), "t0.\"share\" = $1", 0.5);
    }

    @Test
    void convertersAreAppliedToEveryValue() {
        BigDecimal degrees = new BigDecimal("36.6");
        assertWhere(USER.attribute("heat").eq(degrees), "t0.\"heat\" = $1", 366);
        assertWhere(USER.attribute("heat").in(List.of(degrees)), "t0.\"heat\" = ANY($1::int4[])", List.of(366));
        assertWhere(USER.attribute("heat").between(BigDecimal.ONE, degrees), "t0.\"heat\" BETWEEN $1 AND $2", 10, 366);
    }

    @Test
    void constantsOfEnumsAndTheirNamesStandForEachOther() {
        assertWhere(USER.attribute("mood").eq(Mood.SAD), "t0.\"mood\" = $1", Mood.SAD);
        assertWhere(USER.attribute("mood").eq("SAD"), "t0.\"mood\" = $1", Mood.SAD);
        assertWhere(USER.attribute("shirt").in(List.of("S")), "t0.\"shirt\" = ANY($1::text[])", List.of("S"));
    }
}
