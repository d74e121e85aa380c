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
import static io.interflux.r2dbc.semantics.Library.CHAPTERS;
import static io.interflux.r2dbc.semantics.Library.CHAPTER_NAME;
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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.NotLoadedException;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.JunctionInclude;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is included, under which name, with which attributes, and who stays without children. */
class IncludesIT {

    private static final Select<DynamicEntity> AUTHORS = Select.from(AUTHOR).only(AUTHOR_NAME);
    private static final Select<DynamicEntity> ALL_BOOKS = Select.from(BOOK).only(BOOK_NAME);

    private static final String NESTED =
            "[Ana{books=[Ark{chapters=[a1, a2, a3]}, Bow{chapters=[b1]}, Cup{chapters=[]}]},"
                    + " Ben{books=[Dew{chapters=[d1]}, Elm{chapters=[]}]}, Cid{books=[]}, Dea{books=[Fig{chapters=[f1, f2]}]}]";

    @OnEachDatabase
    void includesNestByHandleByPathAndByAllowList(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(AUTHORS.include(BOOKS, books -> books.include(CHAPTERS)), 3, NESTED);
        sandbox.assertOutline(AUTHORS.include("books.chapters"), 3, NESTED);
        sandbox.assertOutline(AUTHORS.include("books").include("books.chapters"), 3, NESTED);
        List<String> allowed = List.of("country", "books.chapters");
        sandbox.assertOutline(AUTHORS.includeAllowed(List.of("books.chapters"), allowed), 3, NESTED);
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> AUTHORS.includeAllowed(List.of("books"), allowed))
                .withMessage("The include 'books' is not allowed; allowed are [books.chapters, country]");
    }

    @OnEachDatabase
    void optionsOfAPathCountAtItsEnd(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> select =
                AUTHORS.include("books.chapters", chapters -> chapters.where(CHAPTER_PAGES.greaterThan(5))
                        .orderBy(CHAPTER_PAGES.desc())
                        .limit(2));
        sandbox.assertOutline(
                select,
                3,
                "[Ana{books=[Ark{chapters=[a3, a2]}]}, Ben{books=[Dew{chapters=[d1]}]}, Cid{books=[]}, Dea{books=[]}]");
    }

    /** Joined where the key is declared unique, by a statement of its own where it is not. */
    @OnEachDatabase
    void toOnesAreNullWhereThereIsNoRow(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(AUTHOR_COUNTRY).include(AUTHOR_BIO).include(AUTHOR_DESK),
                2,
                "[Ana{country=Peru, bio=ba, desk=da}, Ben{country=Iran, bio=null, desk=db},"
                        + " Cid{country=null, bio=null, desk=null}, Dea{country=Peru, bio=bd, desk=null}]");
        assertThat(sandbox.texts().get(0)).contains(" LEFT JOIN \"countries\" ", " LEFT JOIN \"bios\" ");
        sandbox.assertOutline(
                Select.from(Library.CHAPTER)
                        .where(CHAPTER_NAME.in(List.of("a1", "d1")))
                        .include("book.author.country"),
                1,
                "[a1{book=Ark{author=Ana{country=Peru}}}, d1{book=Dew{author=Ben{country=Iran}}}]");
    }

    @OnEachDatabase
    void oneAssociationComesTwiceUnderTwoNames(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> collections = AUTHORS.include(
                        BOOKS.as("thin"),
                        books -> books.where(PAGES.lessThanOrEqual(100)).optional())
                .include(BOOKS, books -> books.where(PAGES.greaterThan(100)).optional());
        sandbox.assertOutline(
                collections,
                3,
                "[Ana{thin=[Ark], books=[Bow, Cup]}, Ben{thin=[Dew], books=[]}, Cid{thin=[], books=[]},"
                        + " Dea{thin=[Fig], books=[]}]");
        Select<DynamicEntity> joined = AUTHORS.include(
                        AUTHOR_COUNTRY.as("peru"),
                        peru -> peru.where(COUNTRY_NAME.eq("Peru")).optional())
                .include(AUTHOR_COUNTRY.as("iran"), iran -> iran.where(COUNTRY_NAME.eq("Iran"))
                        .optional())
                .include(AUTHOR_DESK.as("a"), desk -> desk.where(DESK_NAME.eq("da"))
                        .optional())
                .include(AUTHOR_DESK.as("b"), desk -> desk.where(DESK_NAME.eq("db"))
                        .optional());
        sandbox.assertOutline(
                joined,
                3,
                "[Ana{peru=Peru, iran=null, a=da, b=null}, Ben{peru=null, iran=Iran, a=null, b=db},"
                        + " Cid{peru=null, iran=null, a=null, b=null}, Dea{peru=Peru, iran=null, a=null, b=null}]");
        Select<DynamicEntity> links = ALL_BOOKS
                .where(BOOK_NAME.eq("Ark"))
                .include(
                        TAGS.as("light"),
                        tags -> tags.through(link -> link.none().where(WEIGHT.lessThan(2))))
                .include(
                        TAGS.as("heavy"),
                        tags -> tags.through(link -> link.only(WEIGHT).where(WEIGHT.greaterThan(2))));
        sandbox.assertOutline(links, 3, "[Ark{light=[green], heavy=[red{tagging={weight=3}}]}]");
    }

    @Test
    void theSameNameTwiceIsRefused() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> AUTHORS.include(BOOKS).include(BOOKS, books -> books.limit(1)))
                .withMessage("'books' is included twice with different options; give one of them another name with"
                        + " as(\"…\"), or put all options into one include");
    }

    @OnEachDatabase
    void ofTheJunctionComesAllOrSomeOrNothing(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> ark = ALL_BOOKS.where(BOOK_NAME.eq("Ark"));
        sandbox.assertOutline(
                ark.include(TAGS),
                2,
                "[Ark{tags=[red{tagging={weight=3, bookId=11, tagId=1}}, green{tagging={weight=1, bookId=11, tagId=2}},"
                        + " blue{tagging={weight=2, bookId=11, tagId=3}}]}]");
        sandbox.assertOutline(
                ark.include(TAGS, tags -> tags.through(link -> link.only(WEIGHT))),
                2,
                "[Ark{tags=[red{tagging={weight=3}}, green{tagging={weight=1}}, blue{tagging={weight=2}}]}]");
        sandbox.assertOutline(
                ark.include(TAGS, tags -> tags.through(JunctionInclude::none)), 2, "[Ark{tags=[red, green, blue]}]");
    }

    /** Not even where no link is left. */
    @OnEachDatabase
    void aConditionOnTheJunctionDoesNotMakeRequired(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> select =
                ALL_BOOKS.include(TAGS, tags -> tags.through(link -> link.none().where(WEIGHT.greaterThan(2))));
        sandbox.assertOutline(
                select,
                2,
                "[Ark{tags=[red]}, Bow{tags=[]}, Cup{tags=[]}, Dew{tags=[green]}, Elm{tags=[]}, Fig{tags=[]}]");
        Select<DynamicEntity> required =
                ALL_BOOKS.include(TAGS, tags -> tags.through(link -> link.none().where(WEIGHT.greaterThan(2)))
                        .required());
        sandbox.assertOutline(required, 2, "[Ark{tags=[red]}, Dew{tags=[green]}]");
    }

    @OnEachDatabase
    void aConditionMakesRequiredUnlessOptional(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(BOOKS, books -> books.where(PAGES.eq(100))), 2, "[Ana{books=[Ark]}, Dea{books=[Fig]}]");
        sandbox.assertOutline(
                AUTHORS.include(BOOKS, books -> books.where(PAGES.eq(100)).optional()),
                2,
                "[Ana{books=[Ark]}, Ben{books=[]}, Cid{books=[]}, Dea{books=[Fig]}]");
        sandbox.assertOutline(
                AUTHORS.include(AUTHOR_COUNTRY, country -> country.where(COUNTRY_NAME.eq("Peru"))),
                1,
                "[Ana{country=Peru}, Dea{country=Peru}]");
        sandbox.assertOutline(
                AUTHORS.include(AUTHOR_BIO, bio -> bio.where(BIO_NAME.eq("ba")).optional()),
                1,
                "[Ana{bio=ba}, Ben{bio=null}, Cid{bio=null}, Dea{bio=null}]");
        sandbox.assertOutline(AUTHORS.include(AUTHOR_DESK, desk -> desk.required()), 2, "[Ana{desk=da}, Ben{desk=db}]");
    }

    /** Ark and Fig have a chapter over one page and a tag red; only Ark's chapters are longer than five pages. */
    @OnEachDatabase
    void requiredIsLocalToItsParentAtEveryDepth(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> allRequired = AUTHORS.include(BOOKS, books -> books.required()
                .include(CHAPTERS, chapters -> chapters.where(CHAPTER_PAGES.greaterThan(5))));
        sandbox.assertOutline(
                allRequired, 3, "[Ana{books=[Ark{chapters=[a1, a2, a3]}]}, Ben{books=[Dew{chapters=[d1]}]}]");
        Select<DynamicEntity> optionalBetween = AUTHORS.include(
                BOOKS, books -> books.include(CHAPTERS, chapters -> chapters.where(CHAPTER_PAGES.greaterThan(5))));
        sandbox.assertOutline(
                optionalBetween,
                3,
                "[Ana{books=[Ark{chapters=[a1, a2, a3]}]}, Ben{books=[Dew{chapters=[d1]}]}, Cid{books=[]}, Dea{books=[]}]");
    }

    @OnEachDatabase
    void requiredAtDepthThreeReachesAsFarAsItsParentsAreRequired(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> tags = Select.from(TAG).only(TAG_NAME);
        Select<DynamicEntity> required = tags.include(TAG_BOOKS, books -> books.through(JunctionInclude::none)
                .required()
                .include(BOOK_AUTHOR, author -> author.required()
                        .include(AUTHOR_BIO, bio -> bio.where(BIO_NAME.eq("bd")))));
        sandbox.assertOutline(
                required, 2, "[red{books=[Fig{author=Dea{bio=bd}}]}, gray{books=[Fig{author=Dea{bio=bd}}]}]");
        Select<DynamicEntity> optionalAuthor = tags.include(TAG_BOOKS, books -> books.through(JunctionInclude::none)
                .required()
                .include(BOOK_AUTHOR, author -> author.include(AUTHOR_DESK, desk -> desk.required())));
        sandbox.assertOutline(
                optionalAuthor,
                3,
                "[red{books=[Ark{author=Ana{desk=da}}, Bow{author=Ana{desk=da}}, Fig{author=null}]},"
                        + " green{books=[Ark{author=Ana{desk=da}}, Dew{author=Ben{desk=db}}]},"
                        + " blue{books=[Ark{author=Ana{desk=da}}, Bow{author=Ana{desk=da}}]}, gray{books=[Fig{author=null}]}]");
    }

    @OnEachDatabase
    void keysComeOnlyWhereTheyWereAskedFor(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> select = AUTHORS.where(AUTHOR_NAME.in(List.of("Ana", "Cid")))
                .include(AUTHOR_BIO, bio -> bio.only(BIO_NAME))
                .include(AUTHOR_DESK, desk -> desk.only(DESK_NAME))
                .include(BOOKS, books -> books.only(PAGES)
                        .include(CHAPTERS, chapters -> chapters.only(CHAPTER_PAGES))
                        .include(TAGS, tags -> tags.only(TAG_NAME).through(link -> link.only(WEIGHT))));
        assertThat(sandbox.find(select, 5).get(0).asMap().toString())
                .isEqualTo("{name=Ana, bio={name=ba}, desk={name=da}, books=["
                        + "{pages=100, chapters=[{pages=10}, {pages=20}, {pages=30}], tags=[{name=red, tagging={weight=3}},"
                        + " {name=green, tagging={weight=1}}, {name=blue, tagging={weight=2}}]},"
                        + " {pages=300, chapters=[{pages=5}], tags=[{name=red, tagging={weight=1}},"
                        + " {name=blue, tagging={weight=null}}]}, {pages=200, chapters=[], tags=[]}]}");
    }

    @OnEachDatabase
    void whatWasNotAskedForIsAnErrorThatSaysWhatToAdd(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        DynamicEntity ana = sandbox.find(AUTHORS.limit(1), 1).get(0);
        assertThatExceptionOfType(NotLoadedException.class)
                .isThrownBy(() -> ana.many("books"))
                .withMessageContaining("books");
        assertThatExceptionOfType(NotLoadedException.class)
                .isThrownBy(() -> ana.get("id"))
                .withMessageContaining("id");
    }

    /** With an offset beyond the end the list is empty and the parent stays. */
    @OnEachDatabase
    void aHasManysLimitAndOffsetCountPerParent(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(BOOKS, books -> books.orderBy(PAGES.desc()).limit(1)),
                2,
                "[Ana{books=[Bow]}, Ben{books=[Elm]}, Cid{books=[]}, Dea{books=[Fig]}]");
        sandbox.assertOutline(
                AUTHORS.include(
                        BOOKS, books -> books.orderBy(PAGES.asc()).offset(1).limit(1)),
                2,
                "[Ana{books=[Cup]}, Ben{books=[Elm]}, Cid{books=[]}, Dea{books=[]}]");
        sandbox.assertOutline(
                AUTHORS.include(BOOKS, books -> books.required().offset(2)),
                2,
                "[Ana{books=[Cup]}, Ben{books=[]}, Dea{books=[]}]");
        sandbox.assertOutline(
                AUTHORS.include(BOOKS, books -> books.required().limit(0)),
                2,
                "[Ana{books=[]}, Ben{books=[]}, Dea{books=[]}]");
    }

    /** Filters and required includes come first, then the order, then offset and limit. */
    @OnEachDatabase
    void aPerParentLimitCountsChildrenAfterTheirOwnRequiredIncludes(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(BOOKS, books -> books.orderBy(PAGES.desc())
                        .limit(1)
                        .include(CHAPTERS, chapters -> chapters.where(CHAPTER_PAGES.greaterThan(5)))),
                3,
                "[Ana{books=[Ark{chapters=[a1, a2, a3]}]}, Ben{books=[Dew{chapters=[d1]}]}, Cid{books=[]}, Dea{books=[]}]");
        sandbox.assertOutline(
                Select.from(TAG).only(TAG_NAME).include(TAG_BOOKS, books -> books.through(JunctionInclude::none)
                        .orderBy(BOOK_NAME.desc())
                        .limit(1)
                        .include(CHAPTERS, chapters -> chapters.where(CHAPTER_PAGES.greaterThan(5)))),
                4,
                "[red{books=[Ark{chapters=[a1, a2, a3]}]}, green{books=[Dew{chapters=[d1]}]},"
                        + " blue{books=[Ark{chapters=[a1, a2, a3]}]}, gray{books=[]}]");
    }

    @OnEachDatabase
    void aManyToManysLimitAndOffsetCountPerParentInItsOwnOrder(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                ALL_BOOKS.include(TAGS, tags -> tags.through(JunctionInclude::none)
                        .orderBy(TAGS.junction(WEIGHT).desc())
                        .limit(1)),
                3,
                "[Ark{tags=[red]}, Bow{tags=[blue]}, Cup{tags=[]}, Dew{tags=[green]}, Elm{tags=[]}, Fig{tags=[red]}]");
        sandbox.assertOutline(
                ALL_BOOKS.include(
                        TAGS, tags -> tags.through(link -> link.only(WEIGHT).where(WEIGHT.lessThan(3)))
                                .orderBy(TAGS.junction(WEIGHT).asc(), TAG_NAME.asc())
                                .offset(1)
                                .limit(5)),
                3,
                "[Ark{tags=[blue{tagging={weight=2}}]}, Bow{tags=[]}, Cup{tags=[]}, Dew{tags=[]}, Elm{tags=[]},"
                        + " Fig{tags=[red{tagging={weight=2}}]}]");
        sandbox.assertOutline(
                ALL_BOOKS.include(TAGS, tags -> tags.through(JunctionInclude::none)
                        .where(TAG_NAME.ne("red"))
                        .orderBy(TAG_NAME.desc())
                        .limit(1)),
                3,
                "[Ark{tags=[green]}, Bow{tags=[blue]}, Dew{tags=[green]}, Fig{tags=[gray]}]");
    }
}
