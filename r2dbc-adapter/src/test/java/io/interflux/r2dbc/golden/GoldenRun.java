package io.interflux.r2dbc.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.Interflux;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.cases.CaseComparison;
import io.interflux.testkit.cases.CaseJson;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * An example's tables with their rows in an empty database, behind a pool of one connection on which two conversations at a time fail.
 */
final class GoldenRun {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final StatementRecorder recorder;
    private final Interflux interflux;

    private GoldenRun(TestDatabase database, Schema schema) {
        this.recorder = StatementRecorder.on(database.connectionFactory());
        this.interflux = R2dbcInterflux.create(database.pool(recorder.connectionFactory(), 1), schema);
    }

    /** With the schema of the document. */
    static GoldenRun of(TestDatabase database, GoldenDocument document) {
        return of(database, document, false);
    }

    /** With the schema of the document, and each many-to-many with its associations from and to the junction. */
    static GoldenRun withLinks(TestDatabase database, GoldenDocument document) {
        return of(database, document, true);
    }

    private static GoldenRun of(TestDatabase database, GoldenDocument document, boolean links) {
        GoldenSchema schema = new GoldenSchema(document, links);
        GoldenRun run = empty(database, schema.build());
        run.all(Flux.fromIterable(schema.rows()).concatMap(run.interflux::insertAll));
        run.recorder.clear();
        return run;
    }

    /** With the tables of a schema, without rows. */
    static GoldenRun empty(TestDatabase database, Schema schema) {
        GoldenRun run = new GoldenRun(database, schema);
        run.all(run.interflux.schema().create());
        run.recorder.clear();
        return run;
    }

    /** A test for each of the names on each database. */
    static Stream<DynamicNode> onEachDatabase(Collection<String> names, BiConsumer<TestDatabase, String> test) {
        return Stream.of(TestDatabase.Kind.H2, TestDatabase.Kind.POSTGRESQL)
                .map(kind -> dynamicContainer(
                        kind.name(), names.stream().map(name -> dynamicTest(name, () -> run(kind, name, test)))));
    }

    private static void run(TestDatabase.Kind kind, String name, BiConsumer<TestDatabase, String> test) {
        try (TestDatabase database = TestDatabase.open(kind)) {
            test.accept(database, name);
        }
    }

    Interflux interflux() {
        return interflux;
    }

    <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher).collectList().blockOptional(LIMIT).orElseThrow();
    }

    <T> T one(Publisher<T> publisher) {
        return all(publisher).get(0);
    }

    /** The entities are what a query of that shape must give. */
    void assertGraph(List<DynamicEntity> actual, JsonNode query, JsonNode expected) {
        @Nullable Object plain = CaseJson.plain(actual.stream().map(DynamicEntity::asMap).toList());
        JsonNode json = GoldenDocument.MAPPER.valueToTree(plain);
        assertThat(new CaseComparison(query).difference(expected, json))
                .as("first difference")
                .isNull();
    }

    /** So many statements were sent since the rows were stored. */
    void assertStatements(int count) {
        assertThat(recorder.texts()).hasSize(count);
    }
}
