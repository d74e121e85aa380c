package io.interflux.r2dbc.semantics;

import static io.interflux.r2dbc.semantics.Library.AUTHOR;
import static io.interflux.r2dbc.semantics.Library.AUTHOR_COUNTRY;
import static io.interflux.r2dbc.semantics.Library.AUTHOR_DESK;
import static io.interflux.r2dbc.semantics.Library.AUTHOR_NAME;
import static io.interflux.r2dbc.semantics.Library.BOOK;
import static io.interflux.r2dbc.semantics.Library.BOOKS;
import static io.interflux.r2dbc.semantics.Library.BOOK_AUTHOR;
import static io.interflux.r2dbc.semantics.Library.BOOK_NAME;
import static io.interflux.r2dbc.semantics.Library.BORN;
import static io.interflux.r2dbc.semantics.Library.CHAPTERS;
import static io.interflux.r2dbc.semantics.Library.COUNTRY_NAME;
import static io.interflux.r2dbc.semantics.Library.DESK_NAME;
import static io.interflux.r2dbc.semantics.Library.PAGES;
import static io.interflux.r2dbc.semantics.Library.TAGS;
import static io.interflux.r2dbc.semantics.Library.TAG_NAME;
import static io.interflux.r2dbc.semantics.Library.WEIGHT;
import static io.interflux.r2dbc.semantics.Sandbox.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.Page;
import io.interflux.Slice;
import io.interflux.error.QueryException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ComparableHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Ordering;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages that follow each other by cursor: together they are the whole, whatever the order, and whatever happens elsewhere. */
class KeysetPagesIT {

    private static final Select<DynamicEntity> ALL_BOOKS = Select.from(BOOK).only(BOOK_NAME);
    private static final ModelHandle<DynamicEntity> NUMBER = ModelHandle.of("number");
    private static final ComparableHandle<DynamicEntity, Integer> GROUP = NUMBER.attribute("group", Integer.class);
    private static final Select<DynamicEntity> NUMBERS = Select.from(NUMBER);

    /** All slices of a query, one after another. */
    private static List<DynamicEntity> walked(Sandbox sandbox, Select<DynamicEntity> select) {
        List<DynamicEntity> all = new ArrayList<>();
        String cursor = null;
        do {
            Slice<DynamicEntity> slice = sandbox.all(
                            sandbox.interflux().findSlice(cursor == null ? select : select.after(cursor)))
                    .get(0);
            assertThat(slice.items().size())
                    .isEqualTo(slice.hasNext() ? limit(select) : slice.items().size());
            all.addAll(slice.items());
            cursor = slice.nextCursor();
        } while (cursor != null);
        return all;
    }

    private static int limit(Select<?> select) {
        Long limit = select.level().limit();
        return limit == null ? Integer.MAX_VALUE : limit.intValue();
    }

    private static void assertWalks(Sandbox sandbox, Select<DynamicEntity> select, int... sizes) {
        List<DynamicEntity> whole = sandbox.all(sandbox.interflux().find(select));
        assertThat(whole).isNotEmpty();
        for (int size : sizes) {
            assertThat(walked(sandbox, select.limit(size)))
                    .as("slices of %s in the order %s", size, select.level().order())
                    .isEqualTo(whole);
        }
    }

    @OnEachDatabase
    void slicesOfEveryOrderAreTheWhole(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        List<List<Ordering<DynamicEntity>>> orders = List.of(
                List.of(),
                List.of(BOOK.attribute("id").desc()),
                List.of(PAGES.asc()),
                List.of(PAGES.desc(), BOOK_NAME.desc()),
                List.of(BOOK_AUTHOR.to(AUTHOR_NAME).desc()),
                List.of(BOOK_AUTHOR.to(AUTHOR_COUNTRY).to(COUNTRY_NAME).desc(), PAGES.asc()),
                List.of(BOOK_AUTHOR.to(AUTHOR_DESK).to(DESK_NAME).asc(), PAGES.desc()),
                List.of(TAGS.count().desc(), CHAPTERS.count().asc(), PAGES.desc()),
                List.of(TAGS.count(TAGS.junction(WEIGHT).greaterThan(1)).desc()));
        for (List<Ordering<DynamicEntity>> order : orders) {
            assertWalks(sandbox, ALL_BOOKS.orderBy(order), 1, 4, 6);
            assertWalks(
                    sandbox, ALL_BOOKS.include("author.country").include(TAGS).orderBy(order), 2);
        }
    }

    @OnEachDatabase
    void slicesOfFilteredRootsAreTheWhole(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> authors = Select.from(AUTHOR)
                .include(AUTHOR_COUNTRY, country -> country.where(COUNTRY_NAME.eq("Peru"))
                        .optional())
                .include(BOOKS, books -> books.where(PAGES.greaterThan(0)))
                .orderBy(AUTHOR_COUNTRY.to(COUNTRY_NAME).asc(), BORN.desc());
        assertWalks(sandbox, authors, 1, 2);
        assertWalks(
                sandbox, Select.from(BOOK).where(TAGS.any(TAG_NAME.eq("red"))).orderBy(PAGES.desc()), 1, 2);
    }

    private static Schema kinds(List<Kind<?>> kinds) {
        SchemaBuilder schema = Schema.builder();
        ModelDefinition sample = schema.define("sample").id("id", DataType.INTEGER);
        kinds.forEach(kind -> sample.attribute(kind.attribute(), kind.type()));
        return schema.build();
    }

    private static Map<String, @Nullable Object> values(List<Kind<?>> kinds, int row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", row);
        kinds.forEach(kind -> values.put(kind.attribute(), kind.valueOf(row)));
        return values;
    }

    @OnEachDatabase({TestDatabase.Kind.H2, TestDatabase.Kind.POSTGRESQL, TestDatabase.Kind.POSTGRESQL_BINARY})
    void valuesOfEveryKindEndAPage(TestDatabase database) {
        List<Kind<?>> kinds =
                Stream.concat(Kind.ORDERED.stream(), Kind.UNORDERED.stream()).toList();
        Sandbox sandbox = Sandbox.of(database, kinds(kinds));
        sandbox.all(sandbox.interflux()
                .insertAll(IntStream.range(0, 13)
                        .mapToObj(row -> DynamicEntity.of("sample", values(kinds, row)))
                        .toList()));
        ModelHandle<DynamicEntity> sample = ModelHandle.of("sample");
        for (Kind<?> kind : kinds) {
            Select<DynamicEntity> ids = Select.from(sample).only(sample.attribute("id"));
            assertWalks(sandbox, ids.orderBy(sample.attribute(kind.attribute()).asc()), 4);
            assertWalks(sandbox, ids.orderBy(sample.attribute(kind.attribute()).desc()), 3);
        }
    }

    @OnEachDatabase
    void compositeKeysOfAnyDirectionEndAPage(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("parcel")
                .id("region", DataType.STRING)
                .id("number", DataType.INTEGER)
                .attribute("weight", DataType.INTEGER);
        Sandbox sandbox = Sandbox.of(database, schema.build())
                .rows(
                        "parcel(region, number, weight)",
                        row("a", 1, 5),
                        row("a", 11, null),
                        row("a1", 1, 5),
                        row("b", 1, 7),
                        row("b", 2, null));
        ModelHandle<DynamicEntity> parcel = ModelHandle.of("parcel");
        Select<DynamicEntity> all = Select.from(parcel);
        assertWalks(sandbox, all, 1, 2, 3, 4);
        assertThat(sandbox.texts())
                .anyMatch(text -> text.contains(" WHERE (t0.\"region\", t0.\"number\") > ($1, $2) "));
        assertWalks(sandbox, all.orderBy(parcel.attribute("number").desc()), 1, 2, 3);
        assertWalks(
                sandbox,
                all.orderBy(
                        parcel.attribute("weight").desc(),
                        parcel.attribute("region").asc()),
                1,
                2);
    }

    @OnEachDatabase
    void aSliceIsOneStatementForItsRootsAndReadsOneRowMore(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> select =
                ALL_BOOKS.include(CHAPTERS).orderBy(PAGES.desc()).limit(2);
        Slice<DynamicEntity> first = sandbox.one(sandbox.interflux().findSlice(select), 2);
        String nulls = database.kind() == TestDatabase.Kind.H2 ? " NULLS FIRST" : "";
        String from = "SELECT t0.\"name\", t0.\"id\", t0.\"pages\" FROM \"books\" t0";
        String order = " ORDER BY t0.\"pages\" DESC" + nulls + ", t0.\"id\" LIMIT ";
        assertThat(sandbox.texts().get(0)).isEqualTo(from + order + "$1");
        assertThat(first.items()).map(book -> book.get("name")).containsExactly("Elm", "Bow");
        sandbox.one(sandbox.interflux().findSlice(select.after(cursor(first.nextCursor()))), 2);
        assertThat(sandbox.texts().get(0))
                .isEqualTo(from + " WHERE (t0.\"pages\" < $1 OR t0.\"pages\" = $2 AND t0.\"id\" > $3)" + order + "$4");
        Slice<DynamicEntity> exactly = sandbox.one(sandbox.interflux().findSlice(select.limit(6)), 2);
        assertThat(exactly.items()).hasSize(6);
        assertThat(exactly.hasNext()).isFalse();
    }

    private static String cursor(@Nullable String next) {
        assertThat(next).isNotNull().matches("[A-Za-z0-9_-]+");
        return next == null ? "" : next;
    }

    @OnEachDatabase
    void pagesWithATotalGoOnByCursor(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Interflux interflux = sandbox.interflux();
        Select<DynamicEntity> select = ALL_BOOKS.orderBy(PAGES.asc());
        Page<DynamicEntity> second =
                sandbox.one(interflux.findPage(select.limit(2).offset(2)), 2);
        Page<DynamicEntity> third =
                sandbox.one(interflux.findPage(select.limit(2).after(cursor(second.nextCursor()))), 2);
        assertThat(third.total()).isEqualTo(6);
        assertThat(third.nextCursor()).isNull();
        assertThat(third.items()).isEqualTo(sandbox.all(interflux.find(select.offset(4))));
        assertThat(sandbox.all(interflux.findPage(select)).get(0).nextCursor()).isNull();
        assertThat(sandbox.all(interflux.find(select.after(cursor(second.nextCursor())))))
                .as("without a limit, all that follow")
                .isEqualTo(third.items());
        assertThat(sandbox.one(interflux.count(select.after(cursor(second.nextCursor()))), 1))
                .isEqualTo(6);
        assertThat(sandbox.all(interflux.findOne(select.after(cursor(second.nextCursor())))))
                .isEqualTo(third.items().subList(0, 1));
    }

    @OnEachDatabase
    void whatFollowsACursorIsReadInWindowsToo(TestDatabase database) {
        Sandbox sandbox = numbered(database, LoadOptions.DEFAULT.withWindowRows(7));
        for (Select<DynamicEntity> select : List.of(NUMBERS, NUMBERS.orderBy(GROUP.desc()))) {
            List<DynamicEntity> whole = sandbox.all(sandbox.interflux().find(select));
            for (int size : new int[] {7, 20, 59, 60}) {
                assertThat(walked(sandbox, select.limit(size)))
                        .as("slices of %s", size)
                        .isEqualTo(whole);
            }
            String cursor = cursor(sandbox.all(sandbox.interflux().findSlice(select.limit(20)))
                    .get(0)
                    .nextCursor());
            assertThat(sandbox.all(sandbox.interflux().find(select.after(cursor))))
                    .isEqualTo(whole.subList(20, 60));
            assertThat(sandbox.all(sandbox.interflux().find(select.after(cursor).limit(30))))
                    .isEqualTo(whole.subList(20, 50));
        }
    }

    /** Numbers 2, 4, … 120, in groups of about five and some without a group. */
    private static Sandbox numbered(TestDatabase database, LoadOptions options) {
        SchemaBuilder schema = Schema.builder();
        schema.define("number").id("id", DataType.INTEGER).attribute("group", DataType.INTEGER);
        Sandbox sandbox = Sandbox.of(database, schema.build(), options);
        sandbox.all(sandbox.interflux()
                .insertAll(IntStream.rangeClosed(1, 60)
                        .mapToObj(KeysetPagesIT::number)
                        .toList()));
        return sandbox;
    }

    private static DynamicEntity number(int n) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", 2 * n);
        values.put("group", n % 11 == 0 ? null : (Integer) (n % 12));
        return DynamicEntity.of("number", values);
    }

    /** Offsets would show rows twice when others come before them, and leave rows out when others go. */
    @OnEachDatabase
    void rowsThatComeAndGoElsewhereMoveNothing(TestDatabase database) {
        for (Select<DynamicEntity> select :
                List.of(NUMBERS, NUMBERS.orderBy(GROUP.asc()), NUMBERS.orderBy(GROUP.desc()))) {
            database.reset();
            Sandbox sandbox = numbered(database, LoadOptions.DEFAULT);
            List<DynamicEntity> whole = sandbox.all(sandbox.interflux().find(select));
            List<DynamicEntity> seen = walkedInUnrest(sandbox, database, select.limit(6));
            assertThat(seen).doesNotHaveDuplicates();
            assertThat(seen.stream().filter(whole::contains).toList())
                    .as(
                            "the rows that were there from the beginning, in the order %s",
                            select.level().order())
                    .isEqualTo(whole);
        }
    }

    /** After each slice ten odd numbers come, here and there in the order, until they are beyond the even ones, and one goes. */
    private static List<DynamicEntity> walkedInUnrest(
            Sandbox sandbox, TestDatabase database, Select<DynamicEntity> select) {
        List<DynamicEntity> seen = new ArrayList<>();
        int odd = -101;
        Slice<DynamicEntity> slice =
                sandbox.all(sandbox.interflux().findSlice(select)).get(0);
        while (true) {
            seen.addAll(slice.items());
            String cursor = slice.nextCursor();
            if (cursor == null) {
                return seen;
            }
            for (int i = 0; i < 10 && odd < 130; i++, odd += 2) {
                sandbox.rows("number(id, group)", row(odd, i % 3 == 0 ? null : (Integer) i));
            }
            database.execute("DELETE FROM \"numbers\" WHERE \"id\" = " + (odd - 60));
            slice = sandbox.all(sandbox.interflux().findSlice(select.after(cursor)))
                    .get(0);
        }
    }

    private static void assertRefused(Sandbox sandbox, Select<DynamicEntity> select, String message) {
        Interflux interflux = sandbox.interflux();
        sandbox.all(interflux.count(ALL_BOOKS), 1);
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> interflux.find(select))
                .withMessageContaining(message);
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> interflux.findSlice(select.limit(2)))
                .withMessageContaining(message);
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> interflux.findPage(select))
                .withMessageContaining(message);
        assertThat(sandbox.texts()).as("nothing was sent since").hasSize(1);
    }

    @OnEachDatabase
    void cursorsThatDoNotFitAreRefusedByTheCall(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Interflux interflux = sandbox.interflux();
        Select<DynamicEntity> select = ALL_BOOKS.orderBy(PAGES.desc());
        String cursor =
                cursor(sandbox.all(interflux.findSlice(select.limit(2))).get(0).nextCursor());
        assertRefused(sandbox, select.after("xxxx" + cursor), "was changed or cut");
        assertRefused(
                sandbox,
                ALL_BOOKS.orderBy(PAGES.asc()).after(cursor),
                "in another order than this query's, which is pages asc");
        assertRefused(sandbox, Select.from(AUTHOR).after(cursor), "of another model than author");
        assertRefused(
                sandbox,
                select.after(cursor).offset(4),
                "The offset 4 beside after(…) at book would skip roots of the page; leave one of the two out");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> interflux.findSlice(select))
                .withMessage("A slice of book needs a size; give it by limit(20)");
    }

    @OnEachDatabase
    void aModelWithoutAKeyHasPagesButNoCursors(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("note").noPrimaryKey().attribute("text", DataType.STRING);
        Sandbox sandbox = Sandbox.of(database, schema.build()).rows("note(text)", row("a"), row("b"), row("b"));
        Interflux interflux = sandbox.interflux();
        Select<DynamicEntity> notes = Select.from("note")
                .orderBy(ModelHandle.of("note").attribute("text").asc());
        Page<DynamicEntity> page = sandbox.one(interflux.findPage(notes.limit(2)), 2);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.nextCursor()).isNull();
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> interflux.findSlice(notes.limit(2)))
                .withMessage(
                        "Pages of note cannot follow each other by cursor: it has neither a primary key nor a unique,"
                                + " not-null key in its order; declare one, or use limit and offset");
    }
}
