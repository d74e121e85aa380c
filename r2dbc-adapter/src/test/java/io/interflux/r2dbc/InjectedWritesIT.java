package io.interflux.r2dbc;

import static io.interflux.model.DataType.TEXT;
import static io.interflux.r2dbc.Statements.LIMIT;
import static io.interflux.r2dbc.Statements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.Interflux;
import io.interflux.error.InterfluxException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.interflux.write.LinkRelation;
import io.interflux.write.Pair;
import io.interflux.write.Relation;
import io.interflux.write.RelationChange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;

/** Hostile texts through everything that writes many rows, changes relations or explains: values are only bound or copied, names only known. */
@Timeout(120)
class InjectedWritesIT {

    private static final ModelHandle<DynamicEntity> AUTHOR = ModelHandle.of("author");
    private static final ModelHandle<DynamicEntity> BOOK = ModelHandle.of("book");
    private static final ModelHandle<DynamicEntity> TAG = ModelHandle.of("tag");
    private static final ModelHandle<DynamicEntity> TAGGING = ModelHandle.of("tagging");
    private static final TextHandle<DynamicEntity> NAME = AUTHOR.text("name");
    private static final TextHandle<DynamicEntity> WORD = TAG.text("word");
    private static final ToManyHandle<DynamicEntity, DynamicEntity> BOOKS = AUTHOR.toMany("books", BOOK);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> TAGS =
            AUTHOR.manyToMany("tags", TAG, TAGGING);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> AUTHORS =
            TAG.manyToMany("authors", AUTHOR, TAGGING);

    @SuppressWarnings("NullAway.Init") // set by open
    private StatementRecorder recorder;

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("author").attribute("name", TEXT, name -> name.unique()).attribute("about", TEXT);
        s.define("book").attribute("name", TEXT).attribute("marks", DataType.arrayOf(TEXT));
        s.define("tag").id("word", TEXT).attribute("about", TEXT);
        s.hasMany("author", "book");
        s.belongsToMany("author", "tag").through("tagging", j -> j.attribute("note", TEXT));
        return s.build();
    }

    private Interflux open(TestDatabase database) {
        recorder = StatementRecorder.on(database.connectionFactory());
        Interflux interflux = R2dbcInterflux.create(database.pool(recorder.connectionFactory(), 1), schema());
        interflux.schema().create().block(LIMIT);
        database.execute("CREATE TABLE \"canary\"(\"id\" INT)", "INSERT INTO \"canary\" VALUES (1)");
        return interflux;
    }

    private void assertHarmless(TestDatabase database) {
        assertThat(database.column("SELECT \"id\" FROM \"canary\"")).hasSize(1);
        assertThat(recorder.texts()).noneMatch(text -> HostileTexts.ALL.stream()
                .anyMatch(hostile -> hostile.length() > 4 && text.contains(hostile)));
    }

    private static DynamicEntity entity(String model, Map<String, ?> values) {
        return DynamicEntity.of(model, values);
    }

    private static List<DynamicEntity> tags(String about) {
        return HostileTexts.ALL.stream()
                .map(hostile -> entity("tag", Map.of("word", hostile, "about", about + hostile)))
                .toList();
    }

    private static List<Object> read(Interflux interflux, ModelHandle<DynamicEntity> model, String attribute) {
        return all(interflux.find(Select.from(model)).map(row -> String.valueOf(row.get(attribute)))).stream()
                .map(Object.class::cast)
                .toList();
    }

    /** Rows of authors are copied in binary where there is a COPY, those of books as text because of their arrays. */
    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void bulkLoadsTakeValuesAsTheyAre(TestDatabase database) {
        Interflux interflux = open(database);
        Flux<String> hostile = Flux.fromIterable(HostileTexts.ALL);
        all(interflux.bulk(AUTHOR).insert(hostile.map(text -> entity("author", Map.of("name", text)))));
        all(interflux
                .bulk(BOOK)
                .insert(hostile.map(
                        text -> entity("book", Map.of("name", text, "marks", new String[] {text, "x" + text})))));
        all(interflux
                .bulk(AUTHOR)
                .updateExisting(NAME)
                .insert(hostile.map(text -> entity("author", Map.of("name", text, "about", text)))));
        assertThat(all(interflux
                        .bulk(AUTHOR)
                        .skipExisting(NAME)
                        .insert(hostile.map(text -> entity("author", Map.of("name", text))))))
                .containsExactly(0L);
        all(interflux.bulk(TAG).insert(Flux.fromIterable(tags(""))));
        all(interflux
                .bulk(TAGS)
                .skipExisting()
                .insert(hostile.index((i, text) -> Pair.ofKeys(i + 1, text, link -> link.set("note", text)))));
        assertThat(read(interflux, AUTHOR, "name")).isEqualTo(HostileTexts.ALL);
        assertThat(read(interflux, AUTHOR, "about")).isEqualTo(HostileTexts.ALL);
        assertThat(read(interflux, BOOK, "name")).isEqualTo(HostileTexts.ALL);
        assertThat(all(interflux
                        .find(Select.from(BOOK))
                        .map(book -> Objects.requireNonNull(book.get("marks", String[].class))[1])))
                .isEqualTo(HostileTexts.ALL.stream().map(text -> "x" + text).toList());
        assertThat(all(interflux.find(Select.from(AUTHOR).include(TAGS)))).allSatisfy(author -> assertThat(
                        author.many("tags"))
                .singleElement()
                .satisfies(tag -> {
                    assertThat(tag.get("word")).isEqualTo(author.get("name"));
                    assertThat(Objects.requireNonNull(tag.one("tagging")).get("note"))
                            .isEqualTo(author.get("name"));
                }));
        assertHarmless(database);
    }

    @OnEachDatabase
    void manyRowsAtOnceAreFoundByTheirKeys(TestDatabase database) {
        Interflux interflux = open(database);
        all(interflux.insertAll(tags("a")));
        assertThat(all(interflux.updateAll(tags("b")))).isEqualTo(tags("b"));
        assertThat(all(interflux.upsertAll(tags("c")))).isEqualTo(tags("c"));
        assertThat(all(interflux.find(Select.from(TAG)))).containsExactlyInAnyOrderElementsOf(tags("c"));
        assertThat(all(interflux.deleteAll(tags("c").subList(1, tags("c").size()))))
                .containsExactly(HostileTexts.ALL.size() - 1L);
        assertThat(read(interflux, TAG, "word")).containsExactly(HostileTexts.ALL.get(0));
        assertHarmless(database);
    }

    @OnEachDatabase
    void relationsTakeKeysAndConditionsAsTheyAre(TestDatabase database) {
        Interflux interflux = open(database);
        DynamicEntity author =
                all(interflux.insert(entity("author", Map.of("name", "a")))).get(0);
        all(interflux.insertAll(tags("")));
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> tags = interflux.relation(author, TAGS);
        Relation<DynamicEntity, DynamicEntity> books = interflux.relation(author, BOOKS);
        for (String hostile : HostileTexts.ALL) {
            List<Object> key = List.of(hostile);
            assertThat(all(tags.setKeys(key, link -> link.set("note", hostile)))
                            .get(0)
                            .added())
                    .isEqualTo(key);
            assertThat(all(tags.hasKeys(key))).containsExactly(true);
            assertThat(all(tags.count(WORD.eq(hostile)))).containsExactly(1L);
            assertThat(all(tags.find(Select.from(TAG).where(WORD.eq(hostile))))).hasSize(1);
            assertThat(all(interflux.relationByKey(hostile, AUTHORS).find())).hasSize(1);
            assertThat(all(tags.removeKeys(key)).get(0)).isEqualTo(new RelationChange(List.of(), List.of(), key));
            DynamicEntity fresh = entity("tag", Map.of("word", "new " + hostile));
            all(tags.create(fresh, link -> link.set("note", hostile)));
            all(tags.remove(fresh));
            all(books.create(entity("book", Map.of("name", hostile))));
        }
        assertThat(all(books.find()).stream().map(book -> book.get("name"))).isEqualTo(HostileTexts.ALL);
        assertHarmless(database);
    }

    @OnEachDatabase
    void whatIsExplainedIsOnlyBoundToo(TestDatabase database) {
        Interflux interflux = open(database);
        all(interflux.insertAll(tags("")));
        for (String hostile : HostileTexts.ALL) {
            Select<DynamicEntity> tag = Select.from(TAG).where(WORD.eq(hostile));
            assertThat(all(interflux.explain(tag)).get(0).text()).contains("SELECT");
            assertThat(all(interflux.explainAnalyze(tag)).get(0).text()).contains("SELECT");
        }
        assertHarmless(database);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InterfluxException.class);
    }

    @OnEachDatabase
    void namesAreKnownOrRefusedBeforeAnythingIsSent(TestDatabase database) {
        Interflux interflux = open(database);
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> tags = interflux.relationByKey(1, TAGS);
        DynamicEntity author = entity("author", Map.of("id", 1, "name", "a"));
        recorder.clear();
        for (String hostile : HostileTexts.ALL) {
            ModelHandle<DynamicEntity> unknown = ModelHandle.of(hostile);
            assertRefused(() -> interflux.update(author, AUTHOR.text(hostile)));
            assertRefused(() -> interflux.updateAll(List.of(entity("author", Map.of("id", 1, hostile, 2)))));
            assertRefused(() -> interflux.update(unknown).set("name", "x").all());
            assertRefused(() -> interflux.delete(unknown).all());
            assertRefused(
                    () -> interflux.delete(AUTHOR).where(AUTHOR.text(hostile).eq("x")));
            assertRefused(() -> interflux.upsert(author, AUTHOR.text(hostile)));
            assertRefused(() -> interflux.bulk(unknown));
            assertRefused(() -> interflux.bulk(AUTHOR.manyToMany(hostile, TAG, TAGGING)));
            assertRefused(() -> interflux.bulk(AUTHOR).skipExisting(AUTHOR.text(hostile)));
            assertRefused(() -> all(interflux.bulk(AUTHOR).insert(Flux.just(entity("author", Map.of(hostile, 1))))));
            assertRefused(() -> interflux.relation(author, AUTHOR.toMany(hostile, BOOK)));
            assertRefused(() -> interflux.relationByKey(hostile, TAGS));
            assertRefused(() -> tags.addKeys(List.of("x"), link -> link.set(hostile, "x")));
            assertRefused(() -> tags.setKeys(List.of("x"), link -> link.set(TAGGING.text(hostile), "x")));
            assertRefused(() -> tags.create(entity("tag", Map.of("word", "x", hostile, 1))));
            assertRefused(() -> tags.count(TAG.text(hostile).eq("x")));
            assertRefused(
                    () -> all(tags.find(Select.from(TAG).where(TAG.text(hostile).eq("x")))));
            assertRefused(() -> all(tags.find(Select.from(TAG).include(hostile))));
            assertRefused(() -> interflux.insertGraph(author, graph -> graph.with(AUTHOR.toMany(hostile, BOOK))));
            assertRefused(() -> all(interflux.explain(Select.from(AUTHOR).include(hostile))));
        }
        assertThat(recorder.sent().stream().filter(one -> !one.control())).isEmpty();
        assertHarmless(database);
    }

    /** More keys than one, so that they travel as an array. */
    @OnEachDatabase
    void arraysOfKeysAreBoundToo(TestDatabase database) {
        Interflux interflux = open(database);
        all(interflux.insert(entity("author", Map.of("name", "a"))));
        all(interflux.insertAll(tags("")));
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> tags = interflux.relationByKey(1, TAGS);
        assertThat(all(tags.addKeys(HostileTexts.ALL)).get(0).added())
                .containsExactlyInAnyOrderElementsOf(HostileTexts.ALL);
        assertThat(all(tags.hasKeys(HostileTexts.ALL))).containsExactly(true);
        assertThat(all(tags.setKeys(HostileTexts.ALL.subList(0, 3))).get(0).removed())
                .hasSize(HostileTexts.ALL.size() - 3);
        assertThat(all(tags.removeKeys(HostileTexts.ALL)).get(0).removed()).hasSize(3);
        assertHarmless(database);
    }
}
