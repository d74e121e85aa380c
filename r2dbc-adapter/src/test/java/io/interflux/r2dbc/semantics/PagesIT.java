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
import static io.interflux.r2dbc.semantics.Library.BOOK_NAME;
import static io.interflux.r2dbc.semantics.Library.BORN;
import static io.interflux.r2dbc.semantics.Library.CHAPTERS;
import static io.interflux.r2dbc.semantics.Library.CHAPTER_PAGES;
import static io.interflux.r2dbc.semantics.Library.COUNTRY_NAME;
import static io.interflux.r2dbc.semantics.Library.DESK_NAME;
import static io.interflux.r2dbc.semantics.Library.PAGES;
import static io.interflux.r2dbc.semantics.Library.TAG;
import static io.interflux.r2dbc.semantics.Library.TAGS;
import static io.interflux.r2dbc.semantics.Library.TAG_BOOKS;
import static io.interflux.r2dbc.semantics.Library.TAG_NAME;
import static io.interflux.r2dbc.semantics.Library.WEIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.Page;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.JunctionInclude;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** In which order roots and children come, which of them are on a page, and how many there are in all. */
class PagesIT {

    private static final Select<DynamicEntity> AUTHORS = Select.from(AUTHOR).only(AUTHOR_NAME);
    private static final Select<DynamicEntity> ALL_BOOKS = Select.from(BOOK).only(BOOK_NAME);

    /** Nulls last if ascending, first if descending; the primary key decides between equals. */
    @OnEachDatabase
    void rootsComeInTheirOrder(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(AUTHORS.orderBy(BORN.asc()).limit(9), 1, "[Ben, Dea, Ana, Cid]");
        sandbox.assertOutline(AUTHORS.orderBy(BORN.desc()).limit(9), 1, "[Cid, Ana, Ben, Dea]");
        sandbox.assertOutline(AUTHORS.orderBy(BORN.desc(), AUTHOR_NAME.desc()).limit(9), 1, "[Cid, Ana, Dea, Ben]");
    }

    @OnEachDatabase
    void rootsAreOrderedByAToOneThatIsNotIncluded(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.orderBy(AUTHOR_COUNTRY.to(COUNTRY_NAME).asc()).limit(3), 1, "[Ben, Ana, Dea]");
        sandbox.assertOutline(
                AUTHORS.orderBy(AUTHOR_COUNTRY.to(COUNTRY_NAME).desc()).limit(3), 1, "[Cid, Ana, Dea]");
        sandbox.assertOutline(AUTHORS.orderBy(AUTHOR_DESK.to(DESK_NAME).desc()).limit(3), 1, "[Cid, Dea, Ben]");
        sandbox.assertOutline(
                ALL_BOOKS
                        .orderBy(BOOK_AUTHOR.to(AUTHOR_COUNTRY).to(COUNTRY_NAME).asc(), BOOK_NAME.desc())
                        .limit(3),
                1,
                "[Elm, Dew, Fig]");
        sandbox.assertOutline(
                ALL_BOOKS
                        .orderBy(BOOK_AUTHOR.to(AUTHOR_DESK).to(DESK_NAME).desc())
                        .limit(2),
                1,
                "[Fig, Dew]");
    }

    @OnEachDatabase
    void rootsAreOrderedByAToOneThatIsIncluded(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(AUTHOR_COUNTRY)
                        .include(BOOKS)
                        .orderBy(AUTHOR_COUNTRY.to(COUNTRY_NAME).asc())
                        .limit(2),
                2,
                "[Ben{country=Iran, books=[Dew, Elm]}, Ana{country=Peru, books=[Ark, Bow, Cup]}]");
        sandbox.assertOutline(
                ALL_BOOKS
                        .include("author.country")
                        .include(TAGS, tags -> tags.through(JunctionInclude::none))
                        .orderBy(BOOK_AUTHOR.to(AUTHOR_COUNTRY).to(COUNTRY_NAME).asc(), BOOK_NAME.desc())
                        .limit(3),
                2,
                "[Elm{author=Ben{country=Iran}, tags=[]}, Dew{author=Ben{country=Iran}, tags=[green]},"
                        + " Fig{author=Dea{country=Peru}, tags=[red, gray]}]");
    }

    /** Without the filter Ben would come first; with it he has no country to be ordered by. */
    @OnEachDatabase
    void theOrderIsThatOfTheRowThatTheIncludeShows(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(AUTHOR_COUNTRY, country -> country.where(COUNTRY_NAME.eq("Peru"))
                                .optional())
                        .orderBy(AUTHOR_COUNTRY.to(COUNTRY_NAME).asc(), AUTHOR_NAME.desc())
                        .limit(3),
                1,
                "[Dea{country=Peru}, Ana{country=Peru}, Cid{country=null}]");
        sandbox.assertOutline(
                AUTHORS.include(AUTHOR_DESK, desk -> desk.where(DESK_NAME.eq("db"))
                                .optional())
                        .orderBy(AUTHOR_DESK.to(DESK_NAME).asc(), AUTHOR_NAME.desc())
                        .limit(2),
                2,
                "[Ben{desk=db}, Dea{desk=null}]");
    }

    @OnEachDatabase
    void anAliasedIncludeIsOrderedByUnderItsAlias(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(AUTHOR_COUNTRY.as("home"), home -> home.where(COUNTRY_NAME.eq("Peru"))
                                .optional())
                        .include(AUTHOR_COUNTRY)
                        .orderBy(
                                AUTHOR_COUNTRY.as("home").to(COUNTRY_NAME).desc(),
                                AUTHOR_COUNTRY.to(COUNTRY_NAME).asc())
                        .limit(3),
                1,
                "[Ben{home=null, country=Iran}, Cid{home=null, country=null}, Ana{home=Peru, country=Peru}]");
    }

    @OnEachDatabase
    void rootsAreOrderedByACount(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(AUTHORS.orderBy(BOOKS.count().desc()).limit(3), 1, "[Ana, Ben, Dea]");
        sandbox.assertOutline(AUTHORS.orderBy(BOOKS.count().asc()).limit(2), 1, "[Cid, Dea]");
        sandbox.assertOutline(
                ALL_BOOKS
                        .orderBy(
                                TAGS.count(TAGS.junction(WEIGHT).greaterThan(1)).desc())
                        .limit(3),
                1,
                "[Ark, Fig, Dew]");
    }

    @OnEachDatabase
    void childrenAreOrderedByTheirToOnesAndCounts(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                Select.from(TAG).only(TAG_NAME).include(TAG_BOOKS, books -> books.through(JunctionInclude::none)
                        .orderBy(BOOK_AUTHOR.to(AUTHOR_NAME).desc(), BOOK_NAME.desc())),
                2,
                "[red{books=[Fig, Bow, Ark]}, green{books=[Dew, Ark]}, blue{books=[Bow, Ark]}, gray{books=[Fig]}]");
        sandbox.assertOutline(
                AUTHORS.include(BOOKS, books -> books.orderBy(CHAPTERS.count().asc(), BOOK_NAME.desc())
                        .limit(2)),
                2,
                "[Ana{books=[Cup, Bow]}, Ben{books=[Elm, Dew]}, Cid{books=[]}, Dea{books=[Fig]}]");
    }

    private static final Select<DynamicEntity> WITH_BOOKS =
            AUTHORS.include(BOOKS, books -> books.where(PAGES.greaterThan(0)));

    @OnEachDatabase
    void pagesCountParentsWithTheirRequiredIncludes(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Interflux interflux = sandbox.interflux();
        Page<DynamicEntity> first = sandbox.one(interflux.findPage(WITH_BOOKS.limit(2)), 3);
        assertThat(first.total()).isEqualTo(3);
        assertThat(first.items()).hasSize(2);
        Page<DynamicEntity> second =
                sandbox.one(interflux.findPage(WITH_BOOKS.limit(2).offset(2)), 3);
        assertThat(second.total()).isEqualTo(3);
        assertThat(second.items()).singleElement().satisfies(dea -> assertThat(dea.get("name"))
                .isEqualTo("Dea"));
        Page<DynamicEntity> beyond =
                sandbox.one(interflux.findPage(WITH_BOOKS.limit(2).offset(4)), 2);
        assertThat(beyond.total()).isEqualTo(3);
        assertThat(beyond.items()).isEmpty();
        assertThat(sandbox.one(interflux.findPage(WITH_BOOKS.limit(0)), 1)).isEqualTo(new Page<>(List.of(), 3, null));
    }

    @OnEachDatabase
    void countAndExistsTakeRequiredIncludesAtEveryDepth(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Interflux interflux = sandbox.interflux();
        assertThat(sandbox.one(interflux.count(WITH_BOOKS.limit(1).offset(1)), 1))
                .isEqualTo(3);
        Select<DynamicEntity> deep = AUTHORS.include(BOOKS, books -> books.required()
                .include(TAGS, tags -> tags.where(TAG_NAME.eq("gray")).through(link -> link.where(WEIGHT.eq(2)))));
        assertThat(sandbox.one(interflux.count(deep), 1)).isEqualTo(1);
        assertThat(sandbox.one(interflux.exists(deep), 1)).isTrue();
        assertThat(sandbox.one(interflux.exists(deep.where(AUTHOR_NAME.eq("Ana"))), 1))
                .isFalse();
        Select<DynamicEntity> joined = AUTHORS.include(AUTHOR_BIO, bio -> bio.where(BIO_NAME.ne("ba")));
        assertThat(sandbox.one(interflux.count(joined), 1)).isEqualTo(1);
        Select<DynamicEntity> optional =
                AUTHORS.include(BOOKS, books -> books.include(CHAPTERS, c -> c.where(CHAPTER_PAGES.eq(0))));
        assertThat(sandbox.one(interflux.count(optional), 1)).isEqualTo(4);
    }

    @OnEachDatabase
    void findOneIsTheFirstByOrder(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Interflux interflux = sandbox.interflux();
        Select<DynamicEntity> last = WITH_BOOKS.orderBy(AUTHOR_NAME.desc());
        assertThat(sandbox.one(interflux.findOne(last), 2).get("name")).isEqualTo("Dea");
        assertThat(sandbox.one(interflux.findOne(last.offset(1)), 2).get("name"))
                .isEqualTo("Ben");
        assertThat(sandbox.all(interflux.findOne(last.offset(3)), 1)).isEmpty();
        assertThat(sandbox.all(interflux.findOne(last.limit(0)), 0)).isEmpty();
    }

    /** Every page of every size is the part of the whole that it must be, and so is every window. */
    @OnEachDatabase
    void pagesAndWindowsAreSlicesOfTheWhole(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> all = ALL_BOOKS
                .include("author.country")
                .include(TAGS)
                .include(CHAPTERS)
                .orderBy(BOOK_AUTHOR.to(AUTHOR_COUNTRY).to(COUNTRY_NAME).desc(), PAGES.asc());
        List<DynamicEntity> whole = sandbox.all(sandbox.interflux().find(all));
        assertThat(whole).hasSize(6);
        Interflux windowed = R2dbcInterflux.create(
                database.pool(1), Library.SCHEMA, R2dbcOptions.DEFAULT, LoadOptions.DEFAULT.withWindowRows(2));
        assertThat(sandbox.all(windowed.find(all))).isEqualTo(whole);
        for (int size = 1; size <= 4; size++) {
            List<DynamicEntity> pages = new ArrayList<>();
            for (int offset = 0; offset < 6; offset += size) {
                pages.addAll(
                        sandbox.all(sandbox.interflux().find(all.limit(size).offset(offset))));
                assertThat(sandbox.all(windowed.find(all.offset(offset)))).isEqualTo(whole.subList(offset, 6));
            }
            assertThat(pages).as("pages of " + size).isEqualTo(whole);
        }
    }
}
