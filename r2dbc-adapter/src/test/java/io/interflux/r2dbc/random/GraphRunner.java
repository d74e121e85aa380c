package io.interflux.r2dbc.random;

import io.interflux.Interflux;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.cases.CaseDocument;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Makes the tables of documents in one database and loads their graphs, over a pool of one connection that fails two conversations at a time. */
final class GraphRunner implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final StatementRecorder recorder;
    private final ConnectionPool pool;

    GraphRunner(TestDatabase database) {
        this.recorder = StatementRecorder.on(SingleConversation.on(database.connectionFactory()));
        this.pool = database.pool(recorder.connectionFactory(), 1);
    }

    /** Makes the tables of a document and inserts its rows; where rows refer to others, in the order of the models. */
    void create(CaseDocument document) {
        Interflux interflux = R2dbcInterflux.create(pool, document.schema());
        Map<String, List<DynamicEntity>> byModel = new LinkedHashMap<>();
        document.rows().forEach(row -> byModel.computeIfAbsent(row.model(), model -> new ArrayList<>())
                .add(row));
        interflux
                .schema()
                .create()
                .thenMany(Flux.fromIterable(byModel.values()).concatMap(interflux::insertAll, 1))
                .blockLast(LIMIT);
    }

    /** What is wrong with the graph that is loaded, or with the number of statements, or the error; {@code null} if nothing is. */
    @Nullable String failure(CaseDocument document, Variant variant) {
        try {
            Interflux interflux =
                    R2dbcInterflux.create(pool, document.schema(), R2dbcOptions.DEFAULT, variant.options());
            return failure(document, interflux, variant);
        } catch (RuntimeException | AssertionError error) {
            return error.toString();
        }
    }

    private @Nullable String failure(CaseDocument document, Interflux interflux, Variant variant) {
        Select<DynamicEntity> query = document.query();
        recorder.clear();
        List<DynamicEntity> roots = interflux
                .find(query)
                .limitRate(variant.demand())
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        int sent = recorder.texts().size();
        String difference = document.difference(roots);
        if (difference != null) {
            return difference;
        }
        StatementBounds bounds = StatementBounds.of(document, variant);
        return bounds.admit(sent) ? null : sent + " statements, expected " + bounds + ": " + recorder.texts();
    }

    /** What is wrong with the number of roots, or {@code null}. */
    @Nullable String wrongTotal(CaseDocument document) {
        Interflux interflux = R2dbcInterflux.create(pool, document.schema());
        long total = interflux.count(document.query()).blockOptional(LIMIT).orElseThrow();
        long expected = document.totalWithoutLimit().orElseThrow();
        return total == expected ? null : "total: expected " + expected + ", but it is " + total;
    }

    @Override
    public void close() {
        pool.disposeLater().block(LIMIT);
    }
}
