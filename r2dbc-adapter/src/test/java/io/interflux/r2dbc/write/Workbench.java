package io.interflux.r2dbc.write;

import io.interflux.Interflux;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** The tables of a schema in an empty database, behind a pool of one connection whose statements are recorded. */
final class Workbench {

    static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestDatabase database;
    private final StatementRecorder recorder;
    private final Interflux interflux;

    private Workbench(TestDatabase database, Schema schema) {
        this.database = database;
        this.recorder = StatementRecorder.on(SingleConversation.on(database.connectionFactory()));
        this.interflux = R2dbcInterflux.create(database.pool(recorder.connectionFactory(), 1), schema);
    }

    static Workbench of(TestDatabase database, Schema schema) {
        Workbench bench = new Workbench(database, schema);
        bench.all(bench.interflux.schema().create());
        bench.recorder.clear();
        return bench;
    }

    Interflux interflux() {
        return interflux;
    }

    /** Everything that comes; what was sent before is forgotten. */
    <T> List<T> all(Publisher<T> publisher) {
        recorder.clear();
        return Flux.from(publisher).collectList().blockOptional(LIMIT).orElseThrow();
    }

    <T> T one(Publisher<T> publisher) {
        return all(publisher).get(0);
    }

    /** Inserts rows of one model. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    final List<DynamicEntity> rows(String model, Map<String, ?>... rows) {
        return all(interflux.insertAll(
                Stream.of(rows).map(row -> DynamicEntity.of(model, row)).toList()));
    }

    /** What the last call sent, without the statements that keep transactions. */
    List<String> sent() {
        return recorder.texts().stream()
                .filter(text -> !text.contains("SAVEPOINT"))
                .toList();
    }

    /** The first column of a query. */
    List<Object> column(String query) {
        return database.column(query);
    }

    boolean isPostgreSql() {
        return database.kind() != TestDatabase.Kind.H2;
    }

    /** A map that may hold null. */
    static Map<String, @Nullable Object> values(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return values;
    }
}
