package io.interflux.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.error.CursorException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Mappings;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.sql.QueryRenderer;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cursors hold the values of a root exactly, and are taken back by the order that gave them and by no other. */
class PageOrderTest {

    private static final ModelHandle<DynamicEntity> MATCH = ModelHandle.of("match");
    private static final ModelHandle<DynamicEntity> TEAM = ModelHandle.of("team");
    private static final Select<DynamicEntity> BY_GOALS = Select.from(MATCH)
            .only(MATCH.attribute("stage"))
            .orderBy(MATCH.attribute("goals").desc());

    private final Schema league = PlanSchemas.league();
    private final PageOrder byGoals = pages(league, BY_GOALS);

    private static LoadPlan plan(Schema schema, Select<?> select, Dialect dialect) {
        return new Planner(schema, dialect, Mappings.of(schema), PlannedSql.WINDOW).page(select, Evidence.NONE);
    }

    private static PageOrder pages(Schema schema, Select<?> select) {
        PageOrder pages = plan(schema, select, PostgreSqlDialect.INSTANCE).pages();
        return Objects.requireNonNull(pages);
    }

    private static String cursor(PageOrder pages, @Nullable Object... values) {
        List<Integer> columns = pages.keyset().columns();
        return pages.cursor(column -> values[columns.indexOf(column)]);
    }

    /** The text and the values of the statement of the page after those values. */
    private List<Object> after(Select<?> select, Dialect dialect, @Nullable Object... values) {
        LoadPlan plan = plan(league, select, dialect);
        PageOrder pages = pages(league, select);
        var statement = new QueryRenderer(dialect)
                .render(plan.roots().query().and(pages.after(cursor(pages, values))), 20L, 0)
                .statement();
        return List.of(statement.text(), PlannedSql.values(statement));
    }

    private void assertRefused(String cursor, String why) {
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> byGoals.after(cursor))
                .withMessage("The cursor '" + shown(cursor) + "' " + why
                        + "; or leave after(…) out, to begin at the first root")
                .extracting(CursorException::cursor)
                .isEqualTo(cursor);
    }

    private static String shown(String cursor) {
        return cursor.length() <= 40 ? cursor : cursor.substring(0, 40) + "…";
    }

    @Test
    void aPageBeginsAfterTheValuesOfTheCursor() {
        String sql = "SELECT t0.\"stage\", t0.\"goals\", t0.\"id\" FROM \"matches\" t0 WHERE %s"
                + " ORDER BY t0.\"goals\" DESC%s, t0.\"id\" LIMIT %s";
        String value = "(t0.\"goals\" < $1 OR t0.\"goals\" = $2 AND t0.\"id\" > $3)";
        assertThat(after(BY_GOALS, PostgreSqlDialect.INSTANCE, 3, 7L))
                .containsExactly(sql.formatted(value, "", "$4"), List.of(3, 3, 7L, 20L));
        assertThat(after(BY_GOALS, H2Dialect.INSTANCE, 3, 7L))
                .containsExactly(sql.formatted(value, " NULLS FIRST", "$4"), List.of(3, 3, 7L, 20L));
        String none = "(t0.\"goals\" IS NOT NULL OR t0.\"goals\" IS NULL AND t0.\"id\" > $1)";
        assertThat(after(BY_GOALS, PostgreSqlDialect.INSTANCE, null, 7L))
                .containsExactly(sql.formatted(none, "", "$2"), List.of(7L, 20L));
    }

    @Test
    void theFewestTermsThatAreTotalAreEnough() {
        Select<?> select = Select.from(MATCH)
                .orderBy(MATCH.attribute("id").desc(), MATCH.attribute("goals").asc());
        assertThat(pages(league, select).keyset().terms()).hasSize(1);
        assertThat(pages(league, select).description()).isEqualTo("id desc, goals asc, id asc");
    }

    @Test
    void aModelWithoutAKeyHasNoPages() {
        SchemaBuilder s = Schema.builder();
        s.define("note").noPrimaryKey().attribute("text", DataType.STRING);
        assertThat(plan(s.build(), Select.from("note"), PostgreSqlDialect.INSTANCE)
                        .pages())
                .isNull();
        SchemaBuilder named = Schema.builder();
        named.define("note").noPrimaryKey().attribute("text", DataType.STRING, text -> text.notNull()
                .unique());
        Select<?> byText = Select.from("note")
                .orderBy(ModelHandle.of("note").attribute("text").asc());
        assertThat(pages(named.build(), byText).description()).isEqualTo("text asc");
    }

    /** The value of each kind, of the class that rows hold. */
    private static Stream<Object[]> values() {
        return Stream.of(
                new Object[] {DataType.BOOLEAN, true},
                new Object[] {DataType.SHORT, Short.MIN_VALUE},
                new Object[] {DataType.INTEGER, Integer.MIN_VALUE},
                new Object[] {DataType.LONG, Long.MAX_VALUE},
                new Object[] {DataType.DECIMAL, new BigDecimal("-12345678901234567890.12300")},
                new Object[] {DataType.FLOAT, 0.1f},
                new Object[] {DataType.DOUBLE, Double.NaN},
                new Object[] {DataType.STRING, "a\u0000'\"\\\n\uD83D\uDE00ä"},
                new Object[] {DataType.TEXT, ""},
                new Object[] {DataType.JSON, "{\"a\": [1]}"},
                new Object[] {DataType.UUID, new UUID(-1, 2)},
                new Object[] {DataType.DATE, LocalDate.of(-4712, 1, 1)},
                new Object[] {DataType.TIME, LocalTime.of(23, 59, 59, 999_999_999)},
                new Object[] {DataType.TIMESTAMP, LocalDateTime.of(1582, 10, 15, 0, 0, 0, 1000)},
                new Object[] {
                    DataType.TIMESTAMP_WITH_ZONE, OffsetDateTime.of(2024, 2, 29, 1, 2, 3, 4, ZoneOffset.ofHours(-7))
                },
                new Object[] {DataType.INSTANT, Instant.parse("1969-12-31T23:59:59.999999Z")},
                new Object[] {DataType.BYTES, new byte[] {0, -1, 127}},
                new Object[] {DataType.enumOf(DayOfWeek.class), DayOfWeek.SUNDAY},
                new Object[] {DataType.enumOf("open", "shut"), "shut"},
                new Object[] {DataType.arrayOf(DataType.STRING), new String[] {"", "ä"}},
                new Object[] {DataType.arrayOf(DataType.enumOf(DayOfWeek.class)), new DayOfWeek[] {DayOfWeek.FRIDAY}},
                new Object[] {DataType.arrayOf(DataType.DECIMAL), new BigDecimal[] {new BigDecimal("1.0")}});
    }

    @Test
    void valuesOfEveryKindComeBackExactly() {
        values().forEach(kind -> {
            DataType<?> type = (DataType<?>) kind[0];
            SchemaBuilder s = Schema.builder();
            s.define("sample").attribute("value", type);
            PageOrder pages = byValue(s.build(), H2Dialect.INSTANCE);
            List<?> back = new PageCursor(pages).values(cursor(pages, kind[1], 7L));
            assertThat(back.get(0)).as("%s", type).isInstanceOf(type.javaType());
            assertThat(Arrays.deepToString(back.toArray())).isEqualTo(Arrays.deepToString(new Object[] {kind[1], 7L}));
            assertThat(new PageCursor(pages).values(cursor(pages, null, 8L))).containsExactly(null, 8L);
        });
    }

    private static PageOrder byValue(Schema samples, Dialect dialect) {
        Select<?> select = Select.from("sample")
                .orderBy(ModelHandle.of("sample").attribute("value").asc());
        return Objects.requireNonNull(plan(samples, select, dialect).pages());
    }

    /** Whoever forges a cursor learns so, and not that the database has failed. */
    @Test
    void valuesThatTheDatabaseCannotHoldAreRefused() {
        Map.of(
                        DataType.TEXT,
                        "a\u0000",
                        DataType.DATE,
                        LocalDate.of(5_874_898, 1, 1),
                        DataType.TIMESTAMP,
                        LocalDateTime.of(-4713, 12, 31, 0, 0),
                        DataType.INSTANT,
                        Instant.parse("+294277-01-01T00:00:00Z"),
                        DataType.arrayOf(DataType.TEXT),
                        new String[] {null, "\u0000"})
                .forEach((type, value) -> {
                    SchemaBuilder s = Schema.builder();
                    s.define("sample").attribute("value", type);
                    String cursor = cursor(byValue(s.build(), H2Dialect.INSTANCE), value, 7L);
                    assertThatExceptionOfType(CursorException.class)
                            .as("%s", type)
                            .isThrownBy(() -> byValue(s.build(), PostgreSqlDialect.INSTANCE)
                                    .after(cursor))
                            .withMessageContaining(
                                    "has values that its order does not take: PostgreSQL cannot hold that of"
                                            + " sample.value; or leave");
                });
    }

    @Test
    void aNullWhereNoneCanBeIsRefused() {
        assertRefused(
                cursor(byGoals, 3, null),
                "has values that its order does not take: there is none for match.id, which is declared not null");
    }

    @Test
    void everyChangeIsNoticed() {
        String cursor = cursor(byGoals, 3, 7L);
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        String changed = "was changed or cut on its way, or is none; pass on what nextCursor() gave";
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= (byte) (1 << bit);
                assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(flipped), changed);
            }
            assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, i)), changed);
        }
        assertThat(byGoals.after(cursor)).isNotNull();
    }

    @Test
    void whatIsNoCursorIsRefused() {
        assertRefused("", "was changed or cut on its way, or is none; pass on what nextCursor() gave");
        assertRefused("2", "has a form that no cursor has; pass on what nextCursor() gave");
        assertRefused("a b", "has a form that no cursor has; pass on what nextCursor() gave");
        assertRefused("' OR 1=1", "has a form that no cursor has; pass on what nextCursor() gave");
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> byGoals.after("A".repeat(100_000)))
                .withMessageStartingWith("The cursor '" + "A".repeat(40) + "…' was changed");
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        String ofTeams = cursor(pages(league, Select.from(TEAM)), 7L);
        assertRefused(ofTeams, "was given by pages of another model than match");
        Select<DynamicEntity> matches = Select.from(MATCH);
        List<Select<DynamicEntity>> others = List.of(
                matches.orderBy(MATCH.attribute("goals").asc()),
                matches.orderBy(
                        MATCH.attribute("goals").desc(),
                        MATCH.attribute("stage").asc()),
                matches.orderBy(
                        MATCH.toOne("home", TEAM).to(TEAM.attribute("id")).desc()),
                matches);
        for (Select<DynamicEntity> other : others) {
            PageOrder pages = pages(league, other);
            Object[] values = IntStream.range(0, pages.types().size())
                    .mapToObj(i -> pages.types().get(i).javaType() == Integer.class
                            ? (Object) 3
                            : pages.types().get(i).javaType() == Long.class ? (Object) 7L : "x")
                    .toArray();
            assertRefused(
                    cursor(pages, values),
                    "was given by pages in another order than this query's, which is goals desc, id asc");
        }
    }

    @Test
    void conditionsAndIncludesMayChangeFromPageToPage() {
        Select<?> other = BY_GOALS.where(MATCH.attribute("stage").eq("final")).include("home");
        assertThat(cursor(pages(league, other), 3, 7L)).isEqualTo(cursor(byGoals, 3, 7L));
    }

    @Test
    void countsOfOtherRowsAreAnotherOrder() {
        Select<DynamicEntity> teams = Select.from(TEAM);
        var matches = TEAM.toMany("homeMatches", MATCH);
        PageOrder all = pages(league, teams.orderBy(matches.count().desc()));
        PageOrder high = pages(
                league,
                teams.orderBy(
                        matches.count(MATCH.attribute("goals", Integer.class).greaterThan(3))
                                .desc()));
        assertThat(all.description()).isEqualTo("count(homeMatches) desc, id asc");
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> high.after(cursor(all, 2L, 1L)))
                .withMessageContaining("in another order");
    }

    /** Whoever makes the checksums right is refused by what the values are, and cannot fill the memory. */
    @Test
    void forgedCursorsAreRefused() {
        assertRefused(forged(bytes -> bytes.put(0, (byte) 2)), "is of format 2, but 1 is read");
        assertRefused(
                forged(bytes -> bytes.put(9, (byte) 0)),
                "has values that its order does not take: 12 bytes are left over");
        SchemaBuilder s = Schema.builder();
        s.define("sample").attribute("value", DataType.TEXT);
        PageOrder text = pages(
                s.build(),
                Select.from("sample")
                        .orderBy(ModelHandle.of("sample").attribute("value").asc()));
        byte[] bytes = Base64.getUrlDecoder().decode(cursor(text, "abc", 7L));
        ByteBuffer.wrap(bytes).putInt(10, Integer.MAX_VALUE);
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> text.after(sealed(bytes)))
                .withMessageContaining("has values that its order does not take: the last value is cut");
    }

    private String forged(Consumer<ByteBuffer> change) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor(byGoals, 3, 7L));
        change.accept(ByteBuffer.wrap(bytes));
        return sealed(bytes);
    }

    private static String sealed(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, bytes.length - 4);
        ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) checksum.getValue());
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }
}
