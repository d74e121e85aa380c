package io.interflux.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Converter;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.Condition;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values that no column can hold are refused with the query, and messages show them readably. */
class BadValuesTest {

    private enum Colour {
        RED,
        BLUE
    }

    private static final class Forgetful implements Converter<Integer, String> {
        @Override
        public Class<Integer> attributeType() {
            return Integer.class;
        }

        @Override
        @SuppressWarnings("NullAway") // the fault under test
        public String toColumn(Integer value) {
            return null;
        }

        @Override
        public Integer toAttribute(String value) {
            return 0;
        }
    }

    private static final Schema SCHEMA = schema();

    private final ModelHandle<DynamicEntity> item = ModelHandle.of("item");

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("item")
                .attribute("text", DataType.TEXT)
                .attribute("number", DataType.INTEGER)
                .attribute("tags", DataType.arrayOf(DataType.STRING))
                .attribute("colour", DataType.enumOf(Colour.class))
                .attribute("code", DataType.STRING, code -> code.converter(new Forgetful()));
        return s.build();
    }

    private void assertRefused(Condition<DynamicEntity> condition, String message) {
        assertThatThrownBy(
                        () -> PlannedSql.plan(Select.from(item).where(condition), SCHEMA, PostgreSqlDialect.INSTANCE))
                .isInstanceOf(QueryException.class)
                .hasMessage(message);
    }

    @Test
    void elementsThatDoNotFit() {
        assertRefused(
                item.attribute("tags").contains(5),
                "The value [5] (List) does not fit attribute 'tags' at item, which takes String[]");
        assertRefused(
                item.attribute("tags").overlaps(List.of("a", List.of("b"))),
                "The value [a, [b]] (List) does not fit attribute 'tags' at item, which takes String[]");
        assertRefused(
                item.attribute("colour").contains("RED"),
                "'colour' at item has no elements: it is ENUM[RED, BLUE], not an array");
        assertRefused(
                item.attribute("colour").length().eq(1),
                "'colour' at item has no elements: it is ENUM[RED, BLUE], not an array");
        assertThatThrownBy(() -> item.attribute("tags").contains(absent()))
                .hasMessage("An element to compare with tags is null; give one, or leave the call out.");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a caller without null checks may give
    private static <T> T absent() {
        return null;
    }

    @Test
    void halfOfASurrogatePair() {
        String half = " has half of a surrogate pair, U+D83D, which no database can store; correct it where it was cut";
        String cut = "\uD83D\uDE00".substring(0, 1);
        assertRefused(item.text("text").eq(cut), "The text for attribute 'text' at item" + half);
        assertRefused(item.text("text").in(List.of("a", "b" + cut)), "The text for attribute 'text' at item" + half);
        assertRefused(item.text("text").like(cut + "%"), "The text for the pattern of attribute 'text' at item" + half);
        assertRefused(
                item.value("tags", String[].class).eq(new String[] {"a", cut}),
                "The text for attribute 'tags' at item" + half);
        assertRefused(Condition.raw("{text} = ?", cut), "The text for a fragment at item" + half);
    }

    @Test
    void arraysWithNullElements() {
        @Nullable String[] tags = {"a", null};
        assertRefused(
                item.attribute("tags").eq(tags),
                "The value [a, null] (String[]) does not fit attribute 'tags' at item, which takes arrays without null elements");
    }

    @Test
    void convertersThatMakeNull() {
        assertRefused(
                item.attribute("code").eq(1),
                "The converter of attribute 'code' at item makes null of 1 (Integer);"
                        + " a converter is not asked for null and must not give it");
    }

    @Test
    void valuesAreShownReadablyAndShortly() {
        assertRefused(
                item.attribute("number").eq(new long[] {1, 2}),
                "The value [1, 2] (long[]) does not fit attribute 'number' at item, which takes Integer");
        assertRefused(
                item.attribute("tags").eq(List.of(1)),
                "The value [1] (List) does not fit attribute 'tags' at item, which takes String[]");
        assertRefused(
                item.attribute("number").eq("x".repeat(5_000)),
                "The value '" + "x".repeat(200)
                        + "…' (String) does not fit attribute 'number' at item, which takes Integer");
        assertRefused(
                item.attribute("colour").eq("GREEN"),
                "The value 'GREEN' (String) does not fit attribute 'colour' at item, which takes Colour, one of [RED, BLUE]");
    }

    @Test
    void moreValuesThanAStatementTakes() {
        List<Condition<DynamicEntity>> conditions = new ArrayList<>();
        for (int i = 0; i < 65_536; i++) {
            conditions.add(item.attribute("number").eq(i));
        }
        assertThatThrownBy(() -> PlannedSql.roots(
                        Select.from(item).where(Condition.or(conditions)).limit(1), SCHEMA, PostgreSqlDialect.INSTANCE))
                .isInstanceOf(QueryException.class)
                .hasMessageMatching("The query binds \\d+ values, but PostgreSQL takes at most 65535 in one statement;"
                        + " put many values into one in\\(…\\), which binds an array");
    }
}
