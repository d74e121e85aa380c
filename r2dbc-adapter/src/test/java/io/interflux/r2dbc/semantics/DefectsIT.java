package io.interflux.r2dbc.semantics;

import static io.interflux.r2dbc.semantics.Library.AUTHOR;
import static io.interflux.r2dbc.semantics.Library.AUTHOR_COUNTRY;
import static io.interflux.r2dbc.semantics.Library.AUTHOR_DESK;
import static io.interflux.r2dbc.semantics.Library.AUTHOR_NAME;
import static io.interflux.r2dbc.semantics.Library.BOOK;
import static io.interflux.r2dbc.semantics.Library.BOOKS;
import static io.interflux.r2dbc.semantics.Library.BOOK_AUTHOR;
import static io.interflux.r2dbc.semantics.Library.BOOK_NAME;
import static io.interflux.r2dbc.semantics.Library.CHAPTERS;
import static io.interflux.r2dbc.semantics.Library.CHAPTER_NAME;
import static io.interflux.r2dbc.semantics.Library.CHAPTER_PAGES;
import static io.interflux.r2dbc.semantics.Library.COUNTRY_NAME;
import static io.interflux.r2dbc.semantics.Library.TAGS;
import static io.interflux.r2dbc.semantics.Library.TAG_NAME;
import static io.interflux.r2dbc.semantics.Library.WEIGHT;
import static io.interflux.r2dbc.semantics.Sandbox.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.interflux.error.QueryException;
import io.interflux.error.SchemaException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.AttributeReference;
import io.interflux.query.JunctionInclude;
import io.interflux.query.ManyToManyInclude;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Each test is something that Sequelize gets wrong. */
class DefectsIT {

    private static final Select<DynamicEntity> AUTHORS = Select.from(AUTHOR).only(AUTHOR_NAME);
    private static final Select<DynamicEntity> ALL_BOOKS = Select.from(BOOK).only(BOOK_NAME);

    private static ManyToManyInclude<DynamicEntity, DynamicEntity> withoutLink(
            ManyToManyInclude<DynamicEntity, DynamicEntity> include) {
        return include.through(JunctionInclude::none);
    }

    @OnEachDatabase
    void limitCountsParentsWithARequiredIncludeUnderAnOptionalOne(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(BOOKS, books -> books.include(CHAPTERS, c -> c.where(CHAPTER_PAGES.lessThan(6))))
                        .limit(3),
                3,
                "[Ana{books=[Bow{chapters=[b1]}]}, Ben{books=[]}, Cid{books=[]}]");
        sandbox.assertOutline(
                ALL_BOOKS
                        .include(
                                BOOK_AUTHOR,
                                author -> author.include(AUTHOR_COUNTRY, c -> c.where(COUNTRY_NAME.eq("Iran"))))
                        .include(CHAPTERS)
                        .limit(4),
                2,
                "[Ark{author=null, chapters=[a1, a2, a3]}, Bow{author=null, chapters=[b1]}, Cup{author=null, chapters=[]},"
                        + " Dew{author=Ben{country=Iran}, chapters=[d1]}]");
    }

    @OnEachDatabase
    void limitCountsParentsWithARequiredToOneUnderARequiredToMany(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(BOOKS, books -> books.required()
                                .include(BOOK_AUTHOR, author -> author.include(AUTHOR_DESK, desk -> desk.required())
                                        .required()))
                        .limit(2),
                3,
                "[Ana{books=[Ark{author=Ana{desk=da}}, Bow{author=Ana{desk=da}}, Cup{author=Ana{desk=da}}]},"
                        + " Ben{books=[Dew{author=Ben{desk=db}}, Elm{author=Ben{desk=db}}]}]");
    }

    @OnEachDatabase
    void offsetWithoutLimitCountsParents(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(BOOKS).include("books.chapters").offset(1),
                3,
                "[Ben{books=[Dew{chapters=[d1]}, Elm{chapters=[]}]}, Cid{books=[]}, Dea{books=[Fig{chapters=[f1, f2]}]}]");
        sandbox.assertOutline(
                ALL_BOOKS.include(TAGS, tags -> withoutLink(tags).required()).offset(2),
                2,
                "[Dew{tags=[green]}, Fig{tags=[red, gray]}]");
    }

    @OnEachDatabase
    void anOrderByAToOneIsAppliedBeforeTheLimit(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(AUTHOR_COUNTRY, country -> country.required())
                        .include(BOOKS)
                        .orderBy(AUTHOR_COUNTRY.to(COUNTRY_NAME).asc(), AUTHOR_NAME.desc())
                        .limit(2),
                2,
                "[Ben{country=Iran, books=[Dew, Elm]}, Dea{country=Peru, books=[Fig]}]");
    }

    @OnEachDatabase
    void anOrderByTheJunctionIsAppliedBeforeTheLimit(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                ALL_BOOKS
                        .include(TAGS, tags -> withoutLink(tags)
                                .orderBy(TAGS.junction(WEIGHT).asc())
                                .limit(2))
                        .limit(2),
                3,
                "[Ark{tags=[green, blue]}, Bow{tags=[red, blue]}]");
    }

    @OnEachDatabase
    void anOrderByAnAttributeThatIsNotReadNeedsNoColumn(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(BOOKS, books -> books.only(BOOK_NAME))
                        .orderBy(Library.BORN.desc())
                        .limit(2),
                2,
                "[Cid{books=[]}, Ana{books=[Ark, Bow, Cup]}]");
    }

    @OnEachDatabase
    void totalsCountParents(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        Select<DynamicEntity> select = AUTHORS.include(
                        BOOKS,
                        books -> books.required().include(TAGS).include(CHAPTERS, chapters -> chapters.required()))
                .include(AUTHOR_COUNTRY)
                .limit(1);
        assertThat(sandbox.one(sandbox.interflux().findPage(select), 5).total()).isEqualTo(3);
        assertThat(sandbox.one(sandbox.interflux().count(select), 1)).isEqualTo(3);
    }

    /** 40 + 30 + 20 children by 1 + 1 + 1 + 2 statements, not 24000 rows. */
    @OnEachDatabase
    void siblingCollectionsDoNotMultiply(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("top").id("id", DataType.INTEGER);
        schema.define("left").id("id", DataType.INTEGER);
        schema.define("right").id("id", DataType.INTEGER);
        schema.define("mark").id("id", DataType.INTEGER);
        schema.hasMany("top", "left").as("lefts");
        schema.hasMany("top", "right").as("rights");
        schema.belongsToMany("top", "mark").through("topMark");
        Sandbox sandbox = Sandbox.of(database, schema.build()).rows("top(id)", row(1));
        IntStream.range(0, 40).forEach(i -> sandbox.rows("left(id, topId)", row(i, 1)));
        IntStream.range(0, 30).forEach(i -> sandbox.rows("right(id, topId)", row(i, 1)));
        IntStream.range(0, 20).forEach(i -> sandbox.rows("mark(id)", row(i)).rows("topMark(topId, markId)", row(1, i)));
        SqlRows rows = new SqlRows();
        DynamicEntity top = rows.during(() -> sandbox.find(
                        Select.from("top")
                                .limit(1)
                                .include("lefts")
                                .include("rights")
                                .include("marks"),
                        4)
                .get(0));
        assertThat(top.many("lefts")).hasSize(40);
        assertThat(top.many("rights")).hasSize(30);
        assertThat(top.many("marks")).hasSize(20);
        assertThat(rows.counts()).containsExactly(1L, 40L, 30L, 20L);
    }

    /** Every model, column and association is called by a name of 60 bytes, and the includes are eight deep. */
    @OnEachDatabase
    void noIdentifierIsLongerThanTheDatabaseAdmits(TestDatabase database) {
        String name = "n".repeat(58);
        SchemaBuilder schema = Schema.builder();
        schema.define(name + "01").table(name + "02").attribute(name + "03", DataType.STRING);
        schema.belongsTo(name + "01", name + "01").as(name + "04").foreignKey(name + "05");
        schema.hasMany(name + "01", name + "01").as(name + "06").foreignKey(name + "05");
        schema.belongsToMany(name + "01", name + "01")
                .through(name + "07")
                .as(name + "08")
                .inverseAs(name + "09")
                .foreignKey(name + "10")
                .otherKey(name + "11");
        Sandbox sandbox = Sandbox.of(database, schema.build())
                .rows(
                        name + "01(id, " + name + "03, " + name + "05)",
                        row(1, "a", null),
                        row(2, "b", 1),
                        row(3, "c", 2))
                .rows(name + "07(" + name + "10, " + name + "11)", row(2, 3), row(3, 1));
        String toOnes = String.join(".", List.of(name + "04", name + "04", name + "04", name + "04"));
        String toMany = String.join(".", List.of(name + "06", name + "08", name + "09", name + "06"));
        DynamicEntity a = sandbox.find(
                        Select.from(name + "01")
                                .orderBy(AttributeReference.named(name + "03").asc())
                                .limit(3)
                                .include(toMany + "." + toOnes, last -> last.optional())
                                .include(name + "06." + name + "06", last -> last.limit(1)),
                        6)
                .get(0);
        DynamicEntity b = a.many(name + "06").get(0);
        assertThat(b.get(name + "03")).isEqualTo("b");
        assertThat(b.many(name + "06").get(0).get(name + "03")).isEqualTo("c");
        assertThat(sandbox.texts()).allSatisfy(DefectsIT::assertShortNames);
    }

    private static void assertShortNames(String text) {
        Matcher names = Pattern.compile("\"([^\"]*)\"|([A-Za-z_0-9]+)").matcher(text);
        while (names.find()) {
            assertThat(names.group()).hasSizeLessThanOrEqualTo(62);
        }
    }

    @OnEachDatabase
    void compositeKeysAreComparedColumnByColumn(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("point")
                .id("x", DataType.INTEGER)
                .id("y", DataType.INTEGER)
                .attribute("name", DataType.STRING);
        schema.define("note").attribute("name", DataType.STRING);
        schema.hasMany("point", "note").foreignKey("px", "py");
        Sandbox sandbox = Sandbox.of(database, schema.build())
                .rows("point(x, y, name)", row(1, 11, "p"), row(11, 1, "q"))
                .rows("note(name, px, py)", row("of p", 1, 11), row("of q", 11, 1));
        Select<DynamicEntity> select = Select.from("point")
                .only(List.of(AttributeReference.named("name"), AttributeReference.named("x")))
                .limit(9);
        sandbox.assertOutline(select.include("notes"), 2, "[p{notes=[of p]}, q{notes=[of q]}]");
    }

    @OnEachDatabase
    void protoIsAString(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("top").id("key", DataType.STRING).attribute("name", DataType.STRING);
        schema.define("part").attribute("name", DataType.STRING);
        schema.hasMany("top", "part");
        schema.belongsToMany("top", "part")
                .as("marks")
                .inverseAs("tops")
                .through("mark")
                .links(false);
        Sandbox sandbox = Sandbox.of(database, schema.build())
                .rows("top(key, name)", row("__proto__", "a"), row("constructor", "b"), row("", "c"))
                .rows("part(id, name, topKey)", row(1, "p", "__proto__"), row(2, "q", ""), row(3, "r", "constructor"))
                .rows("mark(topKey, partId)", row("__proto__", 2), row("", 1));
        sandbox.assertOutline(
                Select.from("top")
                        .orderBy(AttributeReference.named("name").asc())
                        .limit(9)
                        .include("parts")
                        .include("marks", DefectsIT::withoutLink),
                3,
                "[a{parts=[p], marks=[q]}, b{parts=[r], marks=[]}, c{parts=[q], marks=[p]}]");
    }

    @OnEachDatabase
    void childrenWithoutAPrimaryKeyAreAllKept(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("top").attribute("name", DataType.STRING);
        schema.define("entry").attribute("name", DataType.STRING).noPrimaryKey();
        schema.hasMany("top", "entry").as("entries");
        Sandbox sandbox = Sandbox.of(database, schema.build())
                .rows("top(id, name)", row(1, "a"), row(2, "b"))
                .rows("entry(name, topId)", row("x", 1), row("x", 1), row("y", 1), row("x", 2));
        sandbox.assertOutline(
                Select.from("top")
                        .limit(9)
                        .include(
                                "entries",
                                e -> e.orderBy(AttributeReference.named("name").asc())),
                2,
                "[a{entries=[x, x, y]}, b{entries=[x]}]");
    }

    @OnEachDatabase
    void duplicateLinksAreAllKept(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("top").attribute("name", DataType.STRING);
        schema.define("mark").attribute("name", DataType.STRING);
        schema.belongsToMany("top", "mark")
                .through("visit", visit -> visit.id().attribute("year", DataType.INTEGER))
                .unique(false);
        Sandbox sandbox = Sandbox.of(database, schema.build())
                .rows("top(id, name)", row(1, "a"))
                .rows("mark(id, name)", row(1, "m"), row(2, "n"))
                .rows("visit(topId, markId, year)", row(1, 1, 1999), row(1, 2, 2000), row(1, 1, 2001));
        sandbox.assertOutline(
                Select.from("top").limit(9).include("marks", marks -> marks.through(
                                link -> link.only(List.of(AttributeReference.named("year"))))
                        .orderBy(AttributeReference.ofJunction("year").desc())),
                2,
                "[a{marks=[m{visit={year=2001}}, n{visit={year=2000}}, m{visit={year=1999}}]}]");
    }

    private static Schema twoDesks() {
        SchemaBuilder schema = Schema.builder();
        schema.define("top").attribute("name", DataType.STRING);
        schema.define("desk").attribute("name", DataType.STRING).attribute("rank", DataType.INTEGER);
        schema.define("lamp").attribute("name", DataType.STRING);
        schema.hasOne("top", "desk");
        schema.hasMany("desk", "lamp");
        return schema.build();
    }

    @OnEachDatabase
    void hasOneWithTwoRowsGivesTheFirstAndWarns(TestDatabase database) {
        Sandbox sandbox = Sandbox.of(database, twoDesks())
                .rows("top(id, name)", row(1, "a"), row(2, "b"))
                .rows(
                        "desk(id, name, rank, topId)",
                        row(1, "x", 9, 1),
                        row(2, "y", 5, 1),
                        row(3, "z", 5, 1),
                        row(4, "w", 1, 2))
                .rows("lamp(id, name, deskId)", row(1, "l", 3));
        Select<DynamicEntity> tops = Select.from("top").limit(9);
        assertThat(warnings(() -> sandbox.assertOutline(tops.include("desk"), 2, "[a{desk=x}, b{desk=w}]")))
                .singleElement()
                .asString()
                .startsWith("top.desk has more than one row for a parent; the first by its order is taken.");
        assertThat(warnings(() -> sandbox.assertOutline(
                        tops.include(
                                "desk",
                                desk -> desk.orderBy(
                                        AttributeReference.named("rank").asc())),
                        2,
                        "[a{desk=y}, b{desk=w}]")))
                .hasSize(1);
        assertThat(warnings(() -> sandbox.assertOutline(
                        tops.include("desk", desk -> desk.include("lamps", lamps -> lamps.required())),
                        3,
                        "[a{desk=z{lamps=[l]}}, b{desk=null}]")))
                .as("filtered first")
                .isEmpty();
    }

    private static List<String> warnings(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger("io.interflux.load");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
        try {
            work.run();
        } finally {
            logger.detachAppender(lines);
            logger.setAdditive(true);
        }
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void contradictingDeclarationsAreAnErrorWhenTheSchemaIsBuilt() {
        SchemaBuilder schema = Schema.builder();
        schema.define("product");
        schema.define("category");
        schema.belongsToMany("product", "category")
                .through("link")
                .foreignKey("objectId")
                .otherKey("typeId");
        schema.belongsToMany("category", "product").through("link").foreignKey("categoryId");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(schema::build)
                .withMessageContaining("belongsToMany(product, category)")
                .withMessageContaining("belongsToMany(category, product)");
        SchemaBuilder self = Schema.builder();
        self.define("person");
        self.belongsToMany("person", "person")
                .through("friendship")
                .as("friends")
                .inverseAs("admirers")
                .foreignKey("personId")
                .otherKey("personId");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(self::build)
                .withMessageContaining("give foreignKey(…) and otherKey(…) different names");
    }

    @Test
    void anOptionThatCannotApplyIsAnError() {
        assertRefused(
                AUTHORS.include("country", country -> country.limit(1)), "The option limit or offset cannot apply");
        assertRefused(
                AUTHORS.include(
                        "country",
                        country ->
                                country.orderBy(AttributeReference.named("name").asc())),
                "The option orderBy cannot apply to the include author.country");
        assertRefused(
                AUTHORS.include("books", books -> books.through(JunctionInclude::none)),
                "The option through cannot apply to the include author.books");
        assertRefused(
                AUTHORS.include("books", books -> books.only(List.of(AttributeReference.ofJunction("weight")))),
                "'junction.weight' cannot be selected at author.books");
        assertRefused(
                AUTHORS.include(
                        "books",
                        books -> books.orderBy(
                                AttributeReference.ofJunction("weight").asc())),
                "'junction.weight' names a junction's attribute at author.books");
        assertRefused(AUTHORS.include("books.title"), "Unknown association 'title' of model book at author.books");
        assertRefused(
                AUTHORS.include(BOOKS, books -> books.orderBy(CHAPTER_NAME.asc())),
                "'name' is of model chapter, but is used at author.books");
        assertRefused(
                Select.from(AUTHOR).include(BOOKS.as("born")), "The include author.born has the name of an attribute");
        assertRefused(
                AUTHORS.orderBy(AttributeReference.named("age").asc()), "Unknown attribute 'age' of model author");
    }

    private static void assertRefused(Select<DynamicEntity> select, String message) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> NoDatabase.find(Library.SCHEMA, select))
                .withMessageStartingWith(message);
    }

    @OnEachDatabase
    void anOptionalIncludeNeverBecomesAnInnerJoin(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("top").attribute("name", DataType.STRING);
        schema.define("part")
                .attribute("name", DataType.STRING)
                .attribute("color", DataType.STRING)
                .attribute("topId", DataType.LONG, topId -> topId.unique());
        schema.hasOne("top", "part").as("red").foreignKey("topId").scope("color", "red");
        schema.hasMany("top", "part").as("reds").foreignKey("topId").scope("color", "red");
        Sandbox sandbox = Sandbox.of(database, schema.build())
                .rows("top(id, name)", row(1, "a"), row(2, "b"), row(3, "c"))
                .rows("part(id, name, color, topId)", row(1, "p", "red", 1), row(2, "q", "blue", 2));
        Select<DynamicEntity> tops = Select.from("top").limit(9);
        sandbox.assertOutline(
                tops.include("red").include("reds"),
                2,
                "[a{red=p, reds=[p]}, b{red=null, reds=[]}, c{red=null, reds=[]}]");
        assertThat(sandbox.texts().get(0)).contains(" LEFT JOIN \"parts\" ");
        assertThat(sandbox.one(sandbox.interflux().count(tops.include("red")), 1))
                .isEqualTo(3);
        sandbox.assertOutline(tops.include("red", red -> red.required()), 1, "[a{red=p}]");
        assertThat(sandbox.texts().get(0)).contains(" JOIN \"parts\" ").doesNotContain("LEFT");
    }

    @OnEachDatabase
    void tablesWithoutPrimaryKeyAsRootAreReadCompletelyInWindows(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("entry")
                .attribute("name", DataType.STRING)
                .attribute("rank", DataType.INTEGER)
                .noPrimaryKey();
        Sandbox sandbox = Sandbox.of(database, schema.build(), LoadOptions.DEFAULT.withWindowRows(4));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            names.add("e" + i % 3);
            sandbox.rows("entry(name, rank)", row("e" + i % 3, i % 2 == 0 ? null : i));
        }
        assertThat(names(sandbox, Select.from("entry"))).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names(
                        sandbox,
                        Select.from("entry")
                                .orderBy(AttributeReference.named("name").desc())))
                .containsExactlyElementsOf(
                        names.stream().sorted(Comparator.reverseOrder()).toList());
        assertThat(names(sandbox, Select.from("entry").offset(3).limit(7))).hasSize(7);
        assertThat(sandbox.one(sandbox.interflux().count(Select.from("entry")), 1))
                .isEqualTo(11);
    }

    private static List<Object> names(Sandbox sandbox, Select<DynamicEntity> select) {
        List<Object> names = new ArrayList<>();
        sandbox.all(sandbox.interflux().find(select)).forEach(row -> names.add(String.valueOf(row.get("name"))));
        return names;
    }

    /** True OR x is true. */
    @OnEachDatabase
    void anEmptyNotInInsideAnOrIsTrue(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.where(AUTHOR_NAME.notIn(List.of()).or(AUTHOR_NAME.eq("Ana")))
                        .limit(9),
                1,
                "[Ana, Ben, Cid, Dea]");
    }

    @OnEachDatabase
    void anAliasMayBeTheNameOfTheRootsTable(TestDatabase database) {
        Sandbox sandbox = Library.open(database);
        sandbox.assertOutline(
                AUTHORS.include(
                                BOOKS.as("authors"),
                                books -> books.include(TAGS, t -> withoutLink(t).where(TAG_NAME.eq("gray"))))
                        .limit(9),
                3,
                "[Ana{authors=[]}, Ben{authors=[]}, Cid{authors=[]}, Dea{authors=[Fig{tags=[gray]}]}]");
    }
}
