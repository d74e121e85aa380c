package io.interflux.r2dbc.bulk;

import io.interflux.Interflux;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.spi.StatementListener;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables of a schema in an empty database, behind a pool of one connection, and what a load has sent to it. */
final class Loading {

    static final Duration LIMIT = Duration.ofMinutes(2);

    private final TestDatabase database;
    private final Interflux interflux;
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    private Loading(TestDatabase database, Schema schema) {
        this.database = database;
        this.interflux = R2dbcInterflux.create(database.pool(1), schema);
    }

    /** The tables are made. */
    static Loading of(TestDatabase database, Schema schema) {
        Loading loading = into(database, schema);
        loading.interflux.schema().create().block(LIMIT);
        return loading;
    }

    /** The tables are there already. */
    static Loading into(TestDatabase database, Schema schema) {
        return new Loading(database, schema);
    }

    Interflux interflux() {
        return interflux;
    }

    /** The one result of the work; what it sends is noted. */
    <T> T run(Publisher<T> work) {
        sent.clear();
        return Mono.from(work)
                .contextWrite(context -> context.put(StatementListener.class, listener()))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private StatementListener listener() {
        return statement -> sent.add(statement.text());
    }

    /** What the last {@link #run} sent, with the numbers of temporary tables and savepoints left out. */
    List<String> sent() {
        return sent.stream()
                .map(text -> text.replaceAll("interflux_rows_\\d+", "interflux_rows"))
                .toList();
    }

    /** The rows of a model by its key. */
    List<DynamicEntity> rows(String model) {
        return interflux
                .find(Select.from(model))
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    /** The first column of a query. */
    List<Object> column(String query) {
        return database.column(query);
    }

    boolean isPostgreSql() {
        return database.kind() != Kind.H2;
    }

    static DynamicEntity row(String model, @Nullable Object... namesAndValues) {
        return DynamicEntity.of(model, values(namesAndValues));
    }

    /** A map that may hold null. */
    static Map<String, @Nullable Object> values(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return values;
    }

    static <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher).collectList().blockOptional(LIMIT).orElseThrow();
    }
}
