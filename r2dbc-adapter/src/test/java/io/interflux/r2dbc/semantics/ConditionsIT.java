package io.interflux.r2dbc.semantics;

import static io.interflux.r2dbc.semantics.Library.AUTHOR;
import static io.interflux.r2dbc.semantics.Library.AUTHOR_BIO;
import static io.interflux.r2dbc.semantics.Library.AUTHOR_COUNTRY;
import static io.interflux.r2dbc.semantics.Library.AUTHOR_DESK;
import static io.interflux.r2dbc.semantics.Library.AUTHOR_NAME;
import static io.interflux.r2dbc.semantics.Library.BIO_NAME;
import static io.interflux.r2dbc.semantics.Library.BOOK;
import static io.interflux.r2dbc.semantics.Library.BOOKS;
import static io.interflux.r2dbc.semantics.Library.BOOK_AUTHOR;
import static io.interflux.r2dbc.semantics.Library.BORN;
import static io.interflux.r2dbc.semantics.Library.CHAPTER;
import static io.interflux.r2dbc.semantics.Library.CHAPTERS;
import static io.interflux.r2dbc.semantics.Library.CHAPTER_BOOK;
import static io.interflux.r2dbc.semantics.Library.CHAPTER_PAGES;
import static io.interflux.r2dbc.semantics.Library.COUNTRY_NAME;
import static io.interflux.r2dbc.semantics.Library.DESK_NAME;
import static io.interflux.r2dbc.semantics.Library.PAGES;
import static io.interflux.r2dbc.semantics.Library.TAGS;
import static io.interflux.r2dbc.semantics.Library.TAG_NAME;
import static io.interflux.r2dbc.semantics.Library.WEIGHT;
import static io.interflux.r2dbc.semantics.Sandbox.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.Condition;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Conditions over several attributes, over associations and in SQL's own words: each is one statement, and a filter never loads. */
class ConditionsIT {

    private static void assertFound(
            Sandbox sandbox, ModelHandle<DynamicEntity> model, Condition<DynamicEntity> condition, String... names) {
        List<DynamicEntity> found = sandbox.find(Select.from(model).where(condition), 1);
        assertThat(found.stream().map(row -> (Object) row.get("name", String.class)))
                .containsExactly((Object[]) names);
        assertThat(sandbox.one(sandbox.interflux().count(Select.from(model).where(condition)), 1))
                .isEqualTo(names.length);
    }

    @OnEachDatabase
    void unknownIsNeitherTrueNorFalse(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Condition<DynamicEntity> old = BORN.lessThan(1945);
        Condition<DynamicEntity> cid = AUTHOR_NAME.eq("Cid");
        assertFound(sandbox, AUTHOR, old, "Ben", "Dea");
        assertFound(sandbox, AUTHOR, old.not(), "Ana");
        assertFound(sandbox, AUTHOR, old.or(old.not()), "Ana", "Ben", "Dea");
        assertFound(sandbox, AUTHOR, old.or(cid), "Ben", "Cid", "Dea");
        assertFound(sandbox, AUTHOR, old.and(cid.not()).not(), "Ana", "Cid");
        assertFound(sandbox, AUTHOR, old.or(cid.not()).not());
        assertFound(sandbox, AUTHOR, old.and(cid).or(BORN.isNull()), "Cid");
    }

    @OnEachDatabase
    void emptyConnectivesAreTrueAndFalse(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        assertFound(sandbox, AUTHOR, Condition.and(List.of()), "Ana", "Ben", "Cid", "Dea");
        assertFound(sandbox, AUTHOR, Condition.or(List.of()));
        assertFound(sandbox, AUTHOR, Condition.<DynamicEntity>or(List.of()).not(), "Ana", "Ben", "Cid", "Dea");
    }

    /** An OR given by a second where must not swallow the first. */
    @OnEachDatabase
    void conditionsGivenOneAfterAnotherAreAllRequired(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> select = Select.from(AUTHOR)
                .where(AUTHOR_NAME.eq("Ana").or(AUTHOR_NAME.eq("Ben")))
                .where(BORN.eq(1940).or(BORN.isNull()));
        sandbox.assertOutline(select, 1, "[Ben]");
    }

    @OnEachDatabase
    void attributesAreComparedWithEachOther(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        assertFound(sandbox, BOOK, PAGES.eq(PAGES), "Ark", "Bow", "Cup", "Dew", "Fig");
        assertFound(sandbox, BOOK, PAGES.ne(PAGES));
        assertFound(sandbox, CHAPTER, CHAPTER_PAGES.greaterThanOrEqual(CHAPTER_PAGES), all());
        assertFound(sandbox, CHAPTER, CHAPTER_PAGES.lessThan(CHAPTER_BOOK.to(PAGES)), all());
        assertFound(sandbox, CHAPTER, CHAPTER_BOOK.to(PAGES).lessThanOrEqual(CHAPTER_PAGES));
        assertFound(sandbox, AUTHOR, AUTHOR_NAME.greaterThan(AUTHOR_COUNTRY.to(COUNTRY_NAME)));
        assertFound(sandbox, AUTHOR, AUTHOR_NAME.lessThan(AUTHOR_COUNTRY.to(COUNTRY_NAME)), "Ana", "Ben", "Dea");
    }

    private static String[] all() {
        return new String[] {"a1", "a2", "a3", "b1", "d1", "f1", "f2"};
    }

    @Test
    void attributesOfDifferentTypesAreNotCompared() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> NoDatabase.find(
                        Library.SCHEMA,
                        Select.from(BOOK).where(BOOK.attribute("pages").eq(BOOK.attribute("name")))))
                .withMessage("'pages' and 'name' at book cannot be compared: one is INTEGER, the other STRING(255)");
    }

    @OnEachDatabase
    void aToOnesAttributeIsNullWhereThereIsNoRow(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        assertFound(sandbox, AUTHOR, AUTHOR_COUNTRY.to(COUNTRY_NAME).eq("Peru"), "Ana", "Dea");
        assertFound(sandbox, AUTHOR, AUTHOR_COUNTRY.to(COUNTRY_NAME).ne("Peru"), "Ben");
        assertFound(sandbox, AUTHOR, AUTHOR_COUNTRY.to(COUNTRY_NAME).isNull(), "Cid");
        assertFound(sandbox, AUTHOR, AUTHOR_BIO.to(BIO_NAME).in(List.of("ba", "bd")), "Ana", "Dea");
        assertFound(sandbox, AUTHOR, AUTHOR_DESK.to(DESK_NAME).between("db", "dz"), "Ben");
        assertFound(
                sandbox, BOOK, BOOK_AUTHOR.to(AUTHOR_COUNTRY).to(COUNTRY_NAME).eq("Iran"), "Dew", "Elm");
        assertFound(
                sandbox,
                CHAPTER,
                CHAPTER_BOOK.to(BOOK_AUTHOR).to(AUTHOR_COUNTRY).to(COUNTRY_NAME).notIn(List.of("Peru")),
                "d1");
    }

    @OnEachDatabase
    void anyNoneAndAllOfAHasMany(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        assertFound(sandbox, AUTHOR, BOOKS.any(), "Ana", "Ben", "Dea");
        assertFound(sandbox, AUTHOR, BOOKS.none(), "Cid");
        assertFound(sandbox, AUTHOR, BOOKS.any(PAGES.eq(100)), "Ana", "Dea");
        assertFound(sandbox, AUTHOR, BOOKS.none(PAGES.eq(100)), "Ben", "Cid");
        assertFound(sandbox, AUTHOR, BOOKS.all(PAGES.greaterThanOrEqual(100)), "Ana", "Cid", "Dea");
        assertFound(sandbox, AUTHOR, BOOKS.all(PAGES.greaterThanOrEqual(1)), "Ana", "Cid", "Dea");
        assertFound(sandbox, AUTHOR, BOOKS.all(PAGES.greaterThanOrEqual(1)).not(), "Ben");
        assertFound(sandbox, AUTHOR, BOOKS.any(CHAPTERS.any(CHAPTER_PAGES.lessThan(7))), "Ana", "Dea");
        assertFound(sandbox, AUTHOR, BOOKS.any(CHAPTERS.none()), "Ana", "Ben");
    }

    @OnEachDatabase
    void aHasManyIsCounted(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        assertFound(sandbox, AUTHOR, BOOKS.count().eq(0), "Cid");
        assertFound(sandbox, AUTHOR, BOOKS.count().ne(1), "Ana", "Ben", "Cid");
        assertFound(sandbox, AUTHOR, BOOKS.count().greaterThan(1), "Ana", "Ben");
        assertFound(sandbox, AUTHOR, BOOKS.count().greaterThanOrEqual(3), "Ana");
        assertFound(sandbox, AUTHOR, BOOKS.count().lessThan(2), "Cid", "Dea");
        assertFound(sandbox, AUTHOR, BOOKS.count().lessThanOrEqual(0), "Cid");
        assertFound(sandbox, AUTHOR, BOOKS.count(PAGES.isNotNull()).eq(1), "Ben", "Dea");
        assertFound(
                sandbox, AUTHOR, BOOKS.count(CHAPTERS.count().greaterThan(0)).eq(2), "Ana");
    }

    @OnEachDatabase
    void linksOfAManyToManyAreCountedAndFiltered(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        assertFound(sandbox, BOOK, TAGS.any(), "Ark", "Bow", "Dew", "Fig");
        assertFound(sandbox, BOOK, TAGS.none(), "Cup", "Elm");
        assertFound(sandbox, BOOK, TAGS.any(TAG_NAME.eq("red")), "Ark", "Bow", "Fig");
        assertFound(sandbox, BOOK, TAGS.none(TAG_NAME.eq("red")), "Cup", "Dew", "Elm");
        assertFound(sandbox, BOOK, TAGS.all(TAG_NAME.ne("green")), "Bow", "Cup", "Elm", "Fig");
        assertFound(sandbox, BOOK, TAGS.count().greaterThan(2), "Ark");
        assertFound(
                sandbox, BOOK, TAGS.count(TAG_NAME.in(List.of("red", "blue"))).eq(2), "Ark", "Bow");
    }

    @OnEachDatabase
    void aJunctionsAttributesCountInsideItsManyToMany(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Condition<DynamicEntity> heavy = TAGS.junction(WEIGHT).greaterThan(1);
        assertFound(sandbox, BOOK, TAGS.any(heavy), "Ark", "Dew", "Fig");
        assertFound(sandbox, BOOK, TAGS.any(heavy.and(TAG_NAME.eq("red"))), "Ark", "Fig");
        assertFound(sandbox, BOOK, TAGS.none(heavy), "Bow", "Cup", "Elm");
        assertFound(sandbox, BOOK, TAGS.all(heavy), "Cup", "Dew", "Elm", "Fig");
        assertFound(sandbox, BOOK, TAGS.all(TAGS.junction(WEIGHT).lessThan(9)), "Ark", "Cup", "Dew", "Elm", "Fig");
        assertFound(sandbox, BOOK, TAGS.count(heavy).eq(2), "Ark", "Fig");
        assertFound(sandbox, BOOK, TAGS.any(TAGS.junction(WEIGHT).isNull()), "Bow");
        assertFound(sandbox, AUTHOR, BOOKS.any(TAGS.any(heavy.not())), "Ana");
    }

    @OnEachDatabase
    void aToOneIsThereOrNot(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        assertFound(sandbox, AUTHOR, AUTHOR_BIO.any(), "Ana", "Dea");
        assertFound(sandbox, AUTHOR, AUTHOR_BIO.none(), "Ben", "Cid");
        assertFound(sandbox, AUTHOR, AUTHOR_DESK.any(DESK_NAME.like("%a")), "Ana");
        assertFound(sandbox, AUTHOR, AUTHOR_DESK.none(DESK_NAME.like("%a")), "Ben", "Cid", "Dea");
        assertFound(sandbox, AUTHOR, AUTHOR_COUNTRY.none(COUNTRY_NAME.eq("Peru")), "Ben", "Cid");
        assertFound(sandbox, BOOK, BOOK_AUTHOR.any(BOOKS.any(PAGES.isNull())), "Dew", "Elm");
    }

    @OnEachDatabase
    void fragmentsBindTheirValues(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        assertFound(sandbox, BOOK, Condition.raw("{pages} + ? > 201", 1), "Bow");
        assertFound(sandbox, BOOK, Condition.raw("{pages} = ? OR {name} = ?", 50, "Elm"), "Dew", "Elm");
        assertFound(
                sandbox,
                BOOK,
                Condition.<DynamicEntity>raw("{name} = ? OR {name} = ?", "Ark", "Bow")
                        .and(PAGES.eq(100)),
                "Ark");
        assertFound(sandbox, BOOK, Condition.raw("{name} = ?", "x' OR 'a' = 'a"));
        assertFound(sandbox, BOOK, Condition.raw("{name} || '??{{}}' = ?", "Ark?{}"), "Ark");
        assertFound(sandbox, AUTHOR, BOOKS.any(Condition.raw("length({name}) = ? AND {pages} = 50", 3)), "Ben");
        assertFound(sandbox, BOOK, Condition.<DynamicEntity>raw("{pages} > 100").not(), "Ark", "Dew", "Fig");
    }

    @Test
    void aFragmentThatDoesNotFitIsRefused() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(
                        () -> NoDatabase.find(Library.SCHEMA, Select.from(BOOK).where(Condition.raw("{page} = 1"))))
                .withMessageStartingWith("Unknown attribute 'page' of model book at book; it has");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(
                        () -> NoDatabase.find(Library.SCHEMA, Select.from(BOOK).where(Condition.raw("{pages} = ?"))))
                .withMessage("The fragment '{pages} = ?' at book does not have as many ? as the 0 values given");
    }

    private static final List<String> TEXTS =
            List.of("", "a", "A", "ab", "a_b", "a%b", "a\\b", "a\nb", "aXb", "é", "\u65e5\u672c", "_", "%", "aab");

    private static final List<String> PATTERNS = List.of(
            "", "%", "_", "a%", "%b", "a_b", "a\\_b", "a\\%b", "a\\\\b", "__", "%a%b%", "\\a_b", "A%", "a%b_",
            "\u65e5_");

    @OnEachDatabase
    void patternsMatchTheWholeText(TestDatabase database) {
        Sandbox sandbox = texts(database, TEXTS);
        TextHandle<DynamicEntity> text = ModelHandle.of("line").text("name");
        for (String pattern : PATTERNS) {
            Predicate<String> matches =
                    Pattern.compile(regex(pattern), Pattern.DOTALL).asMatchPredicate();
            Predicate<String> anyCase = Pattern.compile(regex(pattern), Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
                    .asMatchPredicate();
            assertLines(sandbox, text.like(pattern), matches);
            assertLines(sandbox, text.notLike(pattern), matches.negate());
            assertLines(sandbox, text.ilike(pattern), anyCase);
            assertLines(sandbox, text.like(pattern).not(), matches.negate());
        }
    }

    /** Beyond the basic plane a character is two of Java's; H2 counts those. */
    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void anUnderscoreIsOneCodePoint(TestDatabase database) {
        List<String> lines = List.of("\ud83d\ude00", "a", "\ud83d\ude00\ud83d\ude00", "ab");
        Sandbox sandbox = texts(database, lines);
        TextHandle<DynamicEntity> text = ModelHandle.of("line").text("name");
        for (String pattern : List.of("_", "__", "\ud83d\ude00_", "_%")) {
            Predicate<String> matches =
                    Pattern.compile(regex(pattern), Pattern.DOTALL).asMatchPredicate();
            assertThat(found(sandbox, text.like(pattern)))
                    .as(pattern)
                    .containsExactlyElementsOf(lines.stream().filter(matches).toList());
        }
    }

    private static Sandbox texts(TestDatabase database, List<String> lines) {
        SchemaBuilder schema = Schema.builder();
        schema.define("line").attribute("name", DataType.STRING);
        Sandbox sandbox = Sandbox.of(database, schema.build());
        lines.forEach(line -> sandbox.rows("line(name)", row(line)));
        return sandbox.rows("line(name)", row((@Nullable Object) null));
    }

    private static void assertLines(Sandbox sandbox, Condition<DynamicEntity> condition, Predicate<String> matches) {
        assertThat(found(sandbox, condition))
                .as(condition.toString())
                .containsExactlyElementsOf(TEXTS.stream().filter(matches).toList());
    }

    private static List<Object> found(Sandbox sandbox, Condition<DynamicEntity> condition) {
        List<Object> found = new ArrayList<>();
        sandbox.find(Select.from("line").where(condition), 1).forEach(line -> {
            Object name = line.get("name");
            found.add(name == null ? "null" : name);
        });
        return found;
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i = pattern.offsetByCodePoints(i, 1)) {
            int point = pattern.codePointAt(i);
            if (point == '\\') {
                i++;
                regex.append(Pattern.quote(Character.toString(pattern.codePointAt(i))));
            } else if (point == '%') {
                regex.append(".*");
            } else {
                regex.append(point == '_' ? "." : Pattern.quote(Character.toString(point)));
            }
        }
        return regex.toString();
    }
}
