package io.interflux.r2dbc.semantics;

import static io.interflux.r2dbc.semantics.Sandbox.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Converter;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.JunctionInclude;
import io.interflux.query.ManyToManyInclude;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Keys of every type and of several columns connect the rows that the database holds to be equal, in every kind of association. */
class KeysIT {

    /** Two values of a type, the second also as it is written in a foreign key that need not have the same digits. */
    private record Sample<V>(DataType<V> type, V first, V second, V secondAgain) {

        static <V> Sample<V> of(DataType<V> type, V first, V second) {
            return new Sample<>(type, first, second, second);
        }
    }

    private static final OffsetDateTime MOMENT = OffsetDateTime.of(2024, 2, 29, 1, 0, 0, 0, ZoneOffset.UTC);

    private static final List<Sample<?>> SAMPLES = List.of(
            Sample.of(DataType.SHORT, (short) 1, (short) -1),
            Sample.of(DataType.INTEGER, 0, Integer.MIN_VALUE),
            Sample.of(DataType.LONG, 0L, Long.MAX_VALUE),
            new Sample<>(DataType.decimal(10, 2), new BigDecimal("1.1"), new BigDecimal("1.0"), new BigDecimal("1.00")),
            Sample.of(DataType.DOUBLE, 0.1, -2.5),
            Sample.of(DataType.FLOAT, 0.1f, -2.5f),
            Sample.of(DataType.STRING, "", "A\\b\"c', {d}"),
            Sample.of(DataType.TEXT, "a", "A"),
            Sample.of(DataType.UUID, new UUID(1, 11), new UUID(11, 1)),
            Sample.of(DataType.DATE, LocalDate.of(2024, 2, 29), LocalDate.of(1969, 12, 31)),
            Sample.of(DataType.TIME, LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000)),
            Sample.of(DataType.TIMESTAMP, MOMENT.toLocalDateTime(), LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1_000)),
            new Sample<>(
                    DataType.TIMESTAMP_WITH_ZONE,
                    MOMENT,
                    MOMENT.plusDays(1),
                    MOMENT.plusDays(1).withOffsetSameInstant(ZoneOffset.ofHours(5))),
            Sample.of(DataType.INSTANT, Instant.EPOCH, Instant.parse("2024-10-27T01:00:00.123456Z")),
            Sample.of(DataType.enumOf(DayOfWeek.class), DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
            Sample.of(DataType.BOOLEAN, true, false),
            Sample.of(DataType.BYTES, new byte[] {0}, new byte[] {1, -1}));

    @OnEachDatabase
    void keysOfEveryTypeConnectWhatIsEqual(TestDatabase database) {
        for (Sample<?> sample : SAMPLES) {
            assertConnected(database, sample);
            database.reset();
        }
    }

    private static <V> void assertConnected(TestDatabase database, Sample<V> sample) {
        SchemaBuilder builder = Schema.builder();
        builder.define("top").id("id", sample.type()).attribute("name", DataType.STRING);
        builder.define("part").id("id", DataType.INTEGER).attribute("name", DataType.STRING);
        builder.define("mark").id("id", DataType.INTEGER).attribute("name", DataType.STRING);
        builder.belongsTo("part", "top");
        builder.hasMany("top", "part");
        builder.hasOne("top", "part").as("part").foreignKey("topId");
        builder.belongsToMany("top", "mark").through("topMark").links(false);
        Sandbox sandbox = Sandbox.of(database, builder.build())
                .rows("top(id, name)", row(sample.first(), "a"), row(sample.second(), "b"))
                .rows(
                        "part(id, name, topId)",
                        row(1, "p", sample.secondAgain()),
                        row(2, "q", sample.first()),
                        row(3, "r", null))
                .rows("mark(id, name)", row(1, "m"), row(2, "n"))
                .rows("topMark(topId, markId)", row(sample.secondAgain(), 2), row(sample.first(), 1));
        ModelHandle<DynamicEntity> top = ModelHandle.of("top");
        sandbox.assertOutline(
                Select.from(top)
                        .only(top.text("name"))
                        .orderBy(top.text("name").asc())
                        .limit(9)
                        .include("parts")
                        .include("part")
                        .include("marks", marks -> marks.through(JunctionInclude::none)),
                4,
                "[a{parts=[q], part=q, marks=[m]}, b{parts=[p], part=p, marks=[n]}]");
        sandbox.assertOutline(Select.from("part").limit(9).include("top"), 1, "[p{top=b}, q{top=a}, r{top=null}]");
        sandbox.assertOutline(
                Select.from("mark").limit(9).include("tops", tops -> tops.through(JunctionInclude::none)),
                2,
                "[m{tops=[a]}, n{tops=[b]}]");
        sandbox.assertOutline(
                Select.from("top")
                        .where(top.attribute("id").eq(sample.secondAgain()))
                        .limit(9)
                        .include("parts", parts -> parts.limit(1)),
                2,
                "[b{parts=[p]}]");
    }

    /** What has no limit matches what has one; other widths are refused when the schema is built. */
    @OnEachDatabase
    void keysOfDifferentLengthsConnect(TestDatabase database) {
        assertLengths(database, DataType.TEXT, DataType.string(3), "b\\");
        assertLengths(database, DataType.string(3), DataType.TEXT, "");
        assertLengths(database, DataType.decimal(10, 1), DataType.decimal(12, 1), new BigDecimal("1.0"));
    }

    private static void assertLengths(TestDatabase database, DataType<?> key, DataType<?> foreignKey, Object value) {
        SchemaBuilder builder = Schema.builder();
        builder.define("top").id("id", key).attribute("name", DataType.STRING);
        builder.define("part")
                .id("id", DataType.INTEGER)
                .attribute("name", DataType.STRING)
                .attribute("topId", foreignKey);
        builder.define("link")
                .attribute("topId", foreignKey, topId -> topId.notNull())
                .attribute("partId", DataType.INTEGER, partId -> partId.notNull())
                .primaryKey("topId", "partId");
        builder.belongsTo("part", "top").constraints(false);
        builder.hasMany("top", "part").constraints(false);
        builder.belongsToMany("top", "part")
                .as("linked")
                .inverseAs("linking")
                .through("link")
                .constraints(false)
                .links(false);
        Sandbox sandbox = Sandbox.of(database, builder.build())
                .rows("top(id, name)", row(value, "a"))
                .rows("part(id, name, topId)", row(7, "p", value))
                .rows("link(topId, partId)", row(value, 7));
        sandbox.assertOutline(
                Select.from("top").limit(9).include("parts").include("linked", KeysIT::withoutLink),
                3,
                "[a{parts=[p], linked=[p]}]");
        sandbox.assertOutline(
                Select.from("part").limit(9).include("top").include("linking", KeysIT::withoutLink),
                2,
                "[p{top=a, linking=[a]}]");
        database.reset();
    }

    private static ManyToManyInclude<DynamicEntity, DynamicEntity> withoutLink(
            ManyToManyInclude<DynamicEntity, DynamicEntity> include) {
        return include.through(JunctionInclude::none);
    }

    private static final List<String> TWINS = List.of("(1, 11)", "(11, 1)");

    /** Composite primary keys, and a composite custom key that has the two columns the other way round. */
    private static Schema composite(boolean custom) {
        String[] key = custom ? new String[] {"code", "zone"} : new String[] {"x", "y"};
        SchemaBuilder builder = Schema.builder();
        builder.define("top")
                .id("x", DataType.INTEGER)
                .id("y", DataType.INTEGER)
                .attribute("name", DataType.STRING)
                .attribute("code", DataType.STRING, code -> code.notNull())
                .attribute("zone", DataType.INTEGER, zone -> zone.notNull())
                .unique("code", "zone");
        builder.define("part").id("id", DataType.INTEGER).attribute("name", DataType.STRING);
        builder.define("mark")
                .id("u", DataType.STRING)
                .id("v", DataType.INTEGER)
                .attribute("name", DataType.STRING);
        builder.belongsTo("part", "top").foreignKey("k1", "k2").targetKey(key);
        builder.hasMany("top", "part").foreignKey("k1", "k2").sourceKey(key);
        builder.hasOne("top", "part").as("first").foreignKey("k1", "k2").sourceKey(key);
        builder.belongsToMany("top", "mark")
                .through("topMark")
                .foreignKey("t1", "t2")
                .otherKey("m1", "m2")
                .sourceKey(key)
                .links(false);
        return builder.build();
    }

    private static Sandbox compositeRows(TestDatabase database, boolean custom) {
        Object one = custom ? "1" : 1;
        Object eleven = custom ? "11" : 11;
        return Sandbox.of(database, composite(custom))
                .rows(
                        "top(x, y, name, code, zone)",
                        row(1, 11, TWINS.get(0), "1", 11),
                        row(11, 1, TWINS.get(1), "11", 1),
                        row(11, 11, "(11, 11)", "11", 11))
                .rows(
                        "part(id, name, k1, k2)",
                        row(1, "p", one, 11),
                        row(2, "q", eleven, 1),
                        row(3, "r", eleven, 1),
                        row(4, "half", one, null))
                .rows("mark(u, v, name)", row("1", 11, "m"), row("11", 1, "n"))
                .rows(
                        "topMark(t1, t2, m1, m2)",
                        row(one, 11, "1", 11),
                        row(eleven, 1, "1", 11),
                        row(eleven, 1, "11", 1));
    }

    @OnEachDatabase
    void compositeKeysConnectInEveryKindOfAssociation(TestDatabase database) {
        for (boolean custom : new boolean[] {false, true}) {
            Sandbox sandbox = compositeRows(database, custom);
            sandbox.assertOutline(
                    Select.from("top").limit(9).include("parts").include("marks", KeysIT::withoutLink),
                    3,
                    "[(1, 11){parts=[p], marks=[m]}, (11, 1){parts=[q, r], marks=[m, n]}, (11, 11){parts=[], marks=[]}]");
            sandbox.assertOutline(
                    Select.from("part").limit(9).include("top"),
                    1,
                    "[p{top=(1, 11)}, q{top=(11, 1)}, r{top=(11, 1)}, half{top=null}]");
            sandbox.assertOutline(
                    Select.from("mark").limit(9).include("tops", KeysIT::withoutLink),
                    2,
                    "[m{tops=[(1, 11), (11, 1)]}, n{tops=[(11, 1)]}]");
            sandbox.assertOutline(
                    Select.from("top").limit(9).include("first", first -> first.required()),
                    2,
                    "[(1, 11){first=p}, (11, 1){first=q}]");
            database.reset();
        }
    }

    @OnEachDatabase
    void compositeKeysAreLimitedCountedAndFilteredPerParent(TestDatabase database) {
        for (boolean custom : new boolean[] {false, true}) {
            Sandbox sandbox = compositeRows(database, custom);
            ModelHandle<DynamicEntity> top = ModelHandle.of("top");
            ModelHandle<DynamicEntity> part = ModelHandle.of("part");
            sandbox.assertOutline(
                    Select.from(top)
                            .orderBy(top.toMany("parts", part).count().desc())
                            .limit(2)
                            .include(top.toMany("parts", part), parts -> parts.orderBy(
                                            part.text("name").desc())
                                    .limit(1))
                            .include(
                                    "marks",
                                    marks -> withoutLink(marks).limit(1).offset(1)),
                    4,
                    "[(11, 1){parts=[r], marks=[n]}, (1, 11){parts=[p], marks=[]}]");
            sandbox.assertOutline(
                    Select.from(top)
                            .where(top.toMany("parts", part)
                                    .any(part.text("name").ne("p")))
                            .limit(9),
                    1,
                    "[(11, 1)]");
            sandbox.assertOutline(
                    Select.from(part)
                            .orderBy(
                                    part.toOne("top", top).to(top.text("name")).desc(),
                                    part.text("name").desc())
                            .limit(9),
                    1,
                    "[half, r, q, p]");
            database.reset();
        }
    }

    /** Stored in capitals. */
    record Code(String value) {

        static final class Stored implements Converter<Code, String> {

            @Override
            public Class<Code> attributeType() {
                return Code.class;
            }

            @Override
            public String toColumn(Code code) {
                return code.value().toUpperCase(Locale.ROOT);
            }

            @Override
            public Code toAttribute(String column) {
                return new Code(column.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static Schema converted() {
        SchemaBuilder builder = Schema.builder();
        builder.define("top")
                .attribute("code", DataType.STRING, code -> code.converter(new Code.Stored()))
                .attribute("name", DataType.STRING)
                .primaryKey("code");
        builder.define("part")
                .id("id", DataType.INTEGER)
                .attribute("name", DataType.STRING)
                .attribute("kind", DataType.STRING, kind -> kind.converter(new Code.Stored()))
                .attribute("topCode", DataType.STRING, code -> code.converter(new Code.Stored()));
        builder.belongsTo("part", "top").foreignKey("topCode");
        builder.hasMany("top", "part").foreignKey("topCode");
        builder.belongsToMany("top", "part")
                .as("marked")
                .inverseAs("marking")
                .through("mark")
                .foreignKey("topCode")
                .otherKey("partId")
                .links(false);
        return builder.build();
    }

    @OnEachDatabase
    void convertersStandBetweenColumnsAndAttributesAndKeysStillMatch(TestDatabase database) {
        Sandbox sandbox = Sandbox.of(database, converted())
                .rows("top(code, name)", row(new Code("a"), "A"), row(new Code("b"), "B"))
                .rows(
                        "part(id, name, kind, topCode)",
                        row(1, "p", new Code("x"), new Code("b")),
                        row(2, "q", null, null))
                .rows("mark(topCode, partId)", row(new Code("a"), 1), row(new Code("B"), 1), row(new Code("b"), 2));
        ModelHandle<DynamicEntity> top = ModelHandle.of("top");
        ModelHandle<DynamicEntity> part = ModelHandle.of("part");
        sandbox.assertOutline(
                Select.from(top).limit(9).include("parts").include("marked", KeysIT::withoutLink),
                3,
                "[A{parts=[], marked=[p]}, B{parts=[p], marked=[p, q]}]");
        sandbox.assertOutline(
                Select.from(part)
                        .where(part.attribute("kind").eq(new Code("X")))
                        .limit(9)
                        .include(
                                "top",
                                author -> author.where(top.attribute("code").in(List.of(new Code("b")))))
                        .include("marking", KeysIT::withoutLink),
                2,
                "[p{top=B, marking=[A, B]}]");
        DynamicEntity found =
                sandbox.find(Select.from(part).limit(1).include("top"), 1).get(0);
        assertThat(found.get("kind")).isEqualTo(new Code("x"));
        assertThat(found.get("topCode")).isEqualTo(new Code("b"));
    }

    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    /** The parts of a top are its red ones; its marks are those that are linked as main, and big. */
    private static Schema scoped() {
        SchemaBuilder builder = Schema.builder();
        builder.define("top").id("id", DataType.INTEGER).attribute("name", DataType.STRING);
        builder.define("part")
                .id("id", DataType.INTEGER)
                .attribute("name", DataType.STRING)
                .attribute("color", DataType.enumOf("RED", "BLUE"))
                .attribute("since", DataType.INSTANT);
        builder.define("mark")
                .id("id", DataType.INTEGER)
                .attribute("name", DataType.STRING)
                .attribute("big", DataType.BOOLEAN);
        builder.hasMany("top", "part").as("all");
        builder.hasMany("top", "part").as("reds").scope("color", "RED");
        builder.hasOne("top", "part").as("one").scope("color", "BLUE").scope("since", NOON);
        builder.belongsToMany("top", "mark")
                .through("topMark", link -> link.attribute("role", DataType.STRING))
                .as("mains")
                .inverseAs("mainTops")
                .scope("big", true)
                .throughScope("role", "main")
                .links(false);
        return builder.build();
    }

    private static Sandbox scopedRows(TestDatabase database) {
        return Sandbox.of(database, scoped())
                .rows("top(id, name)", row(1, "a"), row(2, "b"))
                .rows(
                        "part(id, name, topId, color, since)",
                        row(1, "p", 1, "RED", NOON),
                        row(2, "q", 1, "BLUE", NOON),
                        row(3, "r", 1, null, NOON),
                        row(4, "s", 2, "BLUE", NOON.plusSeconds(1)))
                .rows("mark(id, name, big)", row(1, "m", true), row(2, "n", false), row(3, "o", true))
                .rows(
                        "topMark(topId, markId, role)",
                        row(1, 1, "main"),
                        row(1, 2, "main"),
                        row(1, 3, "other"),
                        row(2, 3, "main"),
                        row(2, 1, null));
    }

    @OnEachDatabase
    void scopesHoldInIncludes(TestDatabase database) {
        Sandbox sandbox = scopedRows(database);
        sandbox.assertOutline(
                Select.from("top")
                        .limit(9)
                        .include("all")
                        .include("reds")
                        .include("one")
                        .include("mains", KeysIT::withoutLink),
                5,
                "[a{all=[p, q, r], reds=[p], one=q, mains=[m]}, b{all=[s], reds=[], one=null, mains=[o]}]");
        sandbox.assertOutline(
                Select.from("mark").limit(9).include("mainTops", KeysIT::withoutLink),
                2,
                "[m{mainTops=[a]}, n{mainTops=[a]}, o{mainTops=[b]}]");
        sandbox.assertOutline(
                Select.from("top").limit(9).include("reds", reds -> reds.required()
                        .limit(1)),
                2,
                "[a{reds=[p]}]");
        sandbox.assertOutline(
                Select.from("top")
                        .limit(9)
                        .include("mains", mains -> withoutLink(mains).required().limit(1)),
                3,
                "[a{mains=[m]}, b{mains=[o]}]");
    }

    @OnEachDatabase
    void scopesHoldInConditionsCountsAndOrders(TestDatabase database) {
        Sandbox sandbox = scopedRows(database);
        ModelHandle<DynamicEntity> top = ModelHandle.of("top");
        ModelHandle<DynamicEntity> part = ModelHandle.of("part");
        ModelHandle<DynamicEntity> mark = ModelHandle.of("mark");
        ModelHandle<DynamicEntity> link = ModelHandle.of("topMark");
        Select<DynamicEntity> tops = Select.from(top).limit(9);
        sandbox.assertOutline(tops.where(top.toMany("reds", part).any()), 1, "[a]");
        sandbox.assertOutline(tops.where(top.toMany("reds", part).count().eq(0)), 1, "[b]");
        sandbox.assertOutline(
                tops.where(top.manyToMany("mains", mark, link)
                        .any(mark.text("name").eq("m"))),
                1,
                "[a]");
        sandbox.assertOutline(
                tops.where(top.manyToMany("mains", mark, link).count().eq(1)), 1, "[a, b]");
        sandbox.assertOutline(
                tops.where(top.toOne("one", part).to(part.text("name")).isNull()), 1, "[b]");
        sandbox.assertOutline(
                tops.orderBy(top.toOne("one", part).to(part.text("name")).desc()), 1, "[b, a]");
    }
}
