package io.interflux.r2dbc.random;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.Interflux;
import io.interflux.Slice;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.cases.CaseDocument;
import io.interflux.testkit.cases.CaseMetadata;
import io.interflux.testkit.random.RandomGraph;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
        return orError(() -> {
            String difference = document.difference(loaded(document, variant));
            StatementBounds bounds = StatementBounds.of(document, variant);
            List<String> sent = recorder.texts();
            return difference != null || bounds.admit(sent.size())
                    ? difference
                    : sent.size() + " statements, expected " + bounds + ": " + sent;
        });
    }

    /** How what is sent differs from what {@code explain()} announces, or {@code null}. */
    @Nullable String differenceFromAnnounced(CaseDocument document, Variant variant) {
        return orError(() -> {
            Announcement announced = new Announcement(interflux(document, variant)
                    .explain(document.query())
                    .blockOptional(LIMIT)
                    .orElseThrow());
            List<DynamicEntity> roots = loaded(document, variant);
            return announced.difference(recorder.texts(), !roots.isEmpty());
        });
    }

    private List<DynamicEntity> loaded(CaseDocument document, Variant variant) {
        recorder.clear();
        return interflux(document, variant)
                .find(document.query())
                .limitRate(variant.demand())
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private Interflux interflux(CaseDocument document, Variant variant) {
        return R2dbcInterflux.create(pool, document.schema(), R2dbcOptions.DEFAULT, variant.options());
    }

    /**
     * What is wrong with going forward by cursors from the first page to the last, which must give what one load without limit and offset
     * does, or {@code null}. Without a primary key there may be no cursors.
     */
    @Nullable String wrongPages(CaseDocument document, int size) {
        CaseMetadata metadata = document.metadata();
        String root = CaseMetadata.text(document.json().get("query"), "root");
        return metadata.primaryKey(root).isEmpty() ? null : orError(() -> pagesDifference(unpaged(document), size));
    }

    private static CaseDocument unpaged(CaseDocument document) {
        ObjectNode copy = document.json().deepCopy();
        ((ObjectNode) copy.get("query")).remove(List.of("limit", "offset"));
        return RandomGraph.evaluated(new CaseDocument(document.id(), copy));
    }

    private @Nullable String pagesDifference(CaseDocument unpaged, int size) {
        Interflux interflux = R2dbcInterflux.create(pool, unpaged.schema());
        Select<DynamicEntity> first = unpaged.query().limit(size);
        List<Slice<DynamicEntity>> slices = interflux
                .findSlice(first)
                .expand(slice ->
                        Mono.justOrEmpty(slice.nextCursor()).flatMap(next -> interflux.findSlice(first.after(next))))
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        long roots = unpaged.totalWithoutLimit().orElseThrow();
        long pages = Math.max(1, (roots + size - 1) / size);
        return slices.size() == pages
                ? unpaged.difference(
                        slices.stream().flatMap(slice -> slice.items().stream()).toList())
                : slices.size() + " pages of " + roots + " roots, expected " + pages;
    }

    /** What is wrong with the number of roots, or {@code null}. */
    @Nullable String wrongTotal(CaseDocument document) {
        return orError(() -> {
            Interflux interflux = R2dbcInterflux.create(pool, document.schema());
            long total = interflux.count(document.query()).blockOptional(LIMIT).orElseThrow();
            long expected = document.totalWithoutLimit().orElseThrow();
            return total == expected ? null : "total: expected " + expected + ", but it is " + total;
        });
    }

    private static @Nullable String orError(Supplier<@Nullable String> check) {
        try {
            return check.get();
        } catch (RuntimeException | AssertionError error) {
            return error.toString();
        }
    }

    @Override
    public void close() {
        pool.disposeLater().block(LIMIT);
    }
}
