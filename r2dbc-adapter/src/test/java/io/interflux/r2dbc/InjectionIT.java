package io.interflux.r2dbc;

import static io.interflux.model.DataType.TEXT;
import static io.interflux.r2dbc.Statements.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.Interflux;
import io.interflux.Slice;
import io.interflux.error.InterfluxException;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.AttributeReference;
import io.interflux.query.Condition;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.interflux.write.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Hostile names and values through everything that takes one: values are only ever bound, names only ever quoted. */
@Timeout(120)
class InjectionIT {

    private static final List<String> HOSTILE = HostileTexts.ALL;

    private static final ModelHandle<DynamicEntity> AUTHOR = ModelHandle.of("author");
    private static final ModelHandle<DynamicEntity> BOOK = ModelHandle.of("book");
    private static final ModelHandle<DynamicEntity> TAG = ModelHandle.of("tag");
    private static final ModelHandle<DynamicEntity> TAGGING = ModelHandle.of("tagging");
    private static final TextHandle<DynamicEntity> NAME = AUTHOR.text("name");
    private static final TextHandle<DynamicEntity> BOOK_NAME = BOOK.text("name");
    private static final TextHandle<DynamicEntity> NOTE = TAGGING.text("note");
    private static final ToManyHandle<DynamicEntity, DynamicEntity> BOOKS = AUTHOR.toMany("books", BOOK);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> TAGS =
            AUTHOR.manyToMany("tags", TAG, TAGGING);

    @SuppressWarnings("NullAway.Init") // set by open
    private StatementRecorder recorder;

    private Interflux open(TestDatabase database, Schema schema) {
        recorder = StatementRecorder.on(SingleConversation.on(database.connectionFactory()));
        Interflux interflux = R2dbcInterflux.create(database.pool(recorder.connectionFactory(), 1), schema);
        interflux.schema().create().block(LIMIT);
        database.execute("CREATE TABLE \"canary\"(\"id\" INT)", "INSERT INTO \"canary\" VALUES (1)");
        return interflux;
    }

    private static void assertAlive(TestDatabase database) {
        assertThat(database.column("SELECT \"id\" FROM \"canary\"")).hasSize(1);
    }

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition author =
                s.define("author").id().attribute("name", TEXT, a -> a.unique()).attribute("about", TEXT);
        ModelDefinition book = s.define("book").id().attribute("name", TEXT).attribute("marks", DataType.arrayOf(TEXT));
        ModelDefinition tag = s.define("tag").id("name", TEXT);
        ModelDefinition tagging = s.define("tagging").attribute("note", TEXT);
        s.hasMany(author, book);
        s.belongsToMany(author, tag).through(tagging);
        return s.build();
    }

    private static <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher).collectList().blockOptional(LIMIT).orElseThrow();
    }

    private static String name(DynamicEntity author) {
        return Objects.requireNonNull(author.get("name", String.class));
    }

    private static DynamicEntity author(String name) {
        return DynamicEntity.of("author", Map.of("name", name));
    }

    @OnEachDatabase
    void valuesComeBackAsTheyWereWritten(TestDatabase database) {
        Interflux interflux = open(database, schema());
        for (String hostile : HOSTILE) {
            DynamicEntity author = all(interflux.insertGraph(
                            DynamicEntity.of(
                                    "author",
                                    Map.of(
                                            "name",
                                            hostile,
                                            "books",
                                            List.of(DynamicEntity.of(
                                                    "book",
                                                    Map.of("name", hostile, "marks", new String[] {hostile}))))),
                            (Graph<DynamicEntity> graph) -> graph.with(BOOKS)))
                    .get(0);
            all(interflux.insert(DynamicEntity.of("tag", Map.of("name", hostile))));
            all(interflux.relation(author, TAGS).addKeys(List.of(hostile), link -> link.set(NOTE, hostile)));
            DynamicEntity found = all(interflux.find(Select.from(AUTHOR)
                            .where(NAME.eq(hostile))
                            .include(BOOKS)
                            .include(TAGS)))
                    .get(0);
            assertThat(found.get("name")).isEqualTo(hostile);
            assertThat(found.many("books").get(0).get("name")).isEqualTo(hostile);
            assertThat((Object[]) found.many("books").get(0).get("marks")).containsExactly(hostile);
            assertThat(found.many("tags").get(0).get("name")).isEqualTo(hostile);
            assertThat(Objects.requireNonNull(found.many("tags").get(0).one("tagging"))
                            .get("note"))
                    .isEqualTo(hostile);
        }
        assertAlive(database);
    }

    private static String literally(String text) {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }

    private static List<Condition<DynamicEntity>> conditions(String hostile) {
        return List.of(
                NAME.eq(hostile),
                NAME.in(List.of(hostile)),
                NAME.like(literally(hostile) + "%"),
                NAME.like("%" + literally(hostile)),
                Condition.raw("{name} = ?", hostile),
                BOOKS.any(BOOK_NAME.eq(hostile)),
                TAGS.any(TAG.text("name").eq(hostile)),
                NAME.between(hostile, hostile));
    }

    @OnEachDatabase
    void conditionsFindThatRowAndNoOther(TestDatabase database) {
        Interflux interflux = open(database, schema());
        List<DynamicEntity> authors = all(
                interflux.insertAll(HOSTILE.stream().map(InjectionIT::author).toList()));
        for (int i = 0; i < HOSTILE.size(); i++) {
            String hostile = HOSTILE.get(i);
            Object id = authors.get(i).get("id");
            all(interflux.insert(DynamicEntity.of("book", Map.of("name", hostile, "authorId", id))));
            all(interflux.insert(DynamicEntity.of("tag", Map.of("name", hostile))));
            all(interflux.relation(authors.get(i), TAGS).addKeys(List.of(hostile)));
        }
        for (String hostile : HOSTILE) {
            for (Condition<DynamicEntity> condition : conditions(hostile)) {
                recorder.clear();
                List<String> found =
                        all(interflux.find(Select.from(AUTHOR).where(condition)).map(InjectionIT::name));
                assertThat(found).as("%s", condition).contains(hostile);
                List<String> plausible = HOSTILE.stream()
                        .filter(other -> other.equals(hostile) || other.contains(hostile))
                        .toList();
                assertThat(found).as("%s", condition).isSubsetOf(plausible);
                assertThat(recorder.texts()).noneMatch(text -> hostile.length() > 4 && text.contains(hostile));
            }
        }
        assertAlive(database);
    }

    @OnEachDatabase
    void writesByConditionAndKeyTouchThatRowAndNoOther(TestDatabase database) {
        Interflux interflux = open(database, schema());
        all(interflux.insertAll(HOSTILE.stream().map(InjectionIT::author).toList()));
        TextHandle<DynamicEntity> about = AUTHOR.text("about");
        for (String hostile : HOSTILE) {
            assertThat(all(interflux.update(AUTHOR).set(about, hostile).where(NAME.eq(hostile))))
                    .containsExactly(1L);
            DynamicEntity written = all(interflux.upsert(
                            DynamicEntity.of("author", Map.of("name", hostile, "about", hostile + hostile)), NAME))
                    .get(0);
            assertThat(written.get("about")).isEqualTo(hostile + hostile);
            assertThat(all(interflux.update(written)).get(0).get("name")).isEqualTo(hostile);
        }
        assertThat(all(interflux.count(Select.from(AUTHOR)))).containsExactly((long) HOSTILE.size());
        for (String hostile : HOSTILE) {
            assertThat(all(interflux.delete(AUTHOR).where(NAME.eq(hostile)))).containsExactly(1L);
        }
        assertAlive(database);
    }

    @OnEachDatabase
    void cursorsOfClientsAreReadOrRefused(TestDatabase database) {
        Interflux interflux = open(database, schema());
        all(interflux.insertAll(HOSTILE.stream().map(InjectionIT::author).toList()));
        Select<DynamicEntity> select = Select.from(AUTHOR).orderBy(NAME.asc()).limit(1);
        List<String> names = new ArrayList<>();
        Select<DynamicEntity> page = select;
        for (int i = 0; i < HOSTILE.size(); i++) {
            Slice<DynamicEntity> slice = all(interflux.findSlice(page)).get(0);
            names.add(name(slice.items().get(0)));
            page = slice.nextCursor() == null ? page : select.after(slice.nextCursor());
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(HOSTILE);
        for (String hostile : HOSTILE) {
            assertThatExceptionOfType(QueryException.class)
                    .isThrownBy(() -> all(interflux.findSlice(select.after(hostile))));
        }
        assertAlive(database);
    }

    @OnEachDatabase
    void namesOfClientsAreKnownOrRefusedBeforeAnythingIsSent(TestDatabase database) {
        Interflux interflux = open(database, schema());
        Select<DynamicEntity> authors = Select.from(AUTHOR);
        List<String> allowed = List.of("books", "name");
        recorder.clear();
        for (String hostile : HOSTILE) {
            assertRefused(() -> authors.includeAllowed(List.of(hostile), allowed));
            assertRefused(() -> authors.orderByAllowed(List.of(hostile), allowed));
            assertRefused(() -> authors.orderByAllowed(List.of("-" + hostile), allowed));
            assertRefused(() -> all(interflux.find(authors.include(hostile))));
            assertRefused(() -> all(interflux.find(authors.include("books." + hostile))));
            assertRefused(() -> all(interflux.find(Select.from(hostile))));
            assertRefused(() -> all(interflux.find(authors.only(List.of(AttributeReference.named(hostile))))));
            assertRefused(
                    () -> all(interflux.find(authors.where(AUTHOR.text(hostile).eq("x")))));
            assertRefused(() ->
                    all(interflux.find(authors.orderBy(AUTHOR.text(hostile).asc()))));
            assertRefused(() -> all(
                    interflux.count(authors.where(AUTHOR.toMany(hostile, BOOK).any()))));
            assertRefused(() ->
                    all(interflux.find(authors.where(Condition.raw("{" + hostile.replaceAll("[{}]", "") + "!} = 1")))));
            assertRefused(() -> all(interflux.insert(DynamicEntity.of("author", Map.of(hostile, 1)))));
            assertRefused(() -> all(interflux.insert(DynamicEntity.of(hostile, Map.of("name", "x")))));
            assertRefused(() ->
                    all(interflux.update(AUTHOR).set(AUTHOR.text(hostile), "x").all()));
        }
        assertThat(recorder.texts()).isEmpty();
        assertAlive(database);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InterfluxException.class);
    }

    /** H2's driver cannot send a semicolon in a name. */
    @OnEachDatabase
    void hostileNamesOfTheSchemaAreQuotedEverywhere(TestDatabase database) {
        List<String> names = HOSTILE.stream()
                .filter(name -> database.kind() != TestDatabase.Kind.H2 || name.indexOf(';') < 0)
                .toList();
        SchemaBuilder s = Schema.builder();
        for (String name : names) {
            ModelDefinition left = s.define(name).id().attribute(name + "a", TEXT, a -> a.column(name));
            ModelDefinition right = s.define(name + "r").id().attribute(name, TEXT);
            ModelDefinition link = s.define(name + "l").attribute(name, TEXT);
            s.hasMany(left, right).as(name + "m").foreignKey(name + "f");
            s.belongsToMany(left, right)
                    .through(link)
                    .as(name + "x")
                    .foreignKey(name + "s")
                    .otherKey(name + "o");
        }
        Interflux interflux = open(database, s.build());
        for (String name : names) {
            ModelHandle<DynamicEntity> left = ModelHandle.of(name);
            DynamicEntity parent = all(interflux.insert(DynamicEntity.of(name, Map.of(name + "a", name))))
                    .get(0);
            DynamicEntity child = all(interflux.insert(
                            DynamicEntity.of(name + "r", Map.of(name, name, name + "f", parent.get("id")))))
                    .get(0);
            ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> links =
                    left.manyToMany(name + "x", ModelHandle.of(name + "r"), ModelHandle.of(name + "l"));
            all(interflux.relation(parent, links).addKeys(List.of(child.get("id")), link -> link.set(name, name)));
            List<DynamicEntity> found = all(interflux.find(Select.from(left)
                    .where(left.text(name + "a").eq(name))
                    .include(left.toMany(name + "m", ModelHandle.of(name + "r")))
                    .include(links)
                    .orderBy(left.text(name + "a").desc())));
            assertThat(found).hasSize(1);
            assertThat(found.get(0).many(name + "m").get(0).get(name)).isEqualTo(name);
            assertThat(Objects.requireNonNull(
                                    found.get(0).many(name + "x").get(0).one(name + "l"))
                            .get(name))
                    .isEqualTo(name);
        }
        assertThat(interflux.schema().check().blockOptional(LIMIT).orElseThrow().findings())
                .singleElement()
                .asString()
                .contains("canary");
        interflux.schema().drop().block(LIMIT);
        assertAlive(database);
    }
}
