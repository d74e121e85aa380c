package io.interflux.r2dbc.shapes;

import io.interflux.Interflux;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** The tables of a schema in an empty database, behind a pool of one connection whose statements are recorded. */
final class Bench {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestDatabase database;
    private final StatementRecorder recorder;
    private final Interflux interflux;

    private Bench(TestDatabase database, Schema schema) {
        this.database = database;
        this.recorder = StatementRecorder.on(SingleConversation.on(database.connectionFactory()));
        this.interflux = R2dbcInterflux.create(database.pool(recorder.connectionFactory(), 1), schema);
    }

    static Bench of(TestDatabase database, Schema schema) {
        Bench bench = new Bench(database, schema);
        bench.all(bench.interflux.schema().create());
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

    <T> List<T> find(Select<T> select) {
        return all(interflux.find(select));
    }

    /** What the last call sent. */
    List<String> sent() {
        return recorder.texts();
    }

    /** The first column of a query. */
    List<Object> column(String query) {
        return database.column(query);
    }

    /** Runs a statement of the test's own. */
    void run(String statement) {
        database.execute(statement);
    }

    boolean isPostgreSql() {
        return database.kind() != TestDatabase.Kind.H2;
    }
}
