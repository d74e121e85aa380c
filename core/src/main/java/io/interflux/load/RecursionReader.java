package io.interflux.load;

import io.interflux.assemble.LoadedRow;
import io.interflux.assemble.recursion.RecursiveGraph;
import io.interflux.assemble.recursion.Walk;
import io.interflux.spi.Row;
import io.interflux.spi.StatementExecutor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads recursive includes level by level, each statement to its end, for all parents of a window at once. Holds what one load has seen; not
 * for use by two loads.
 */
final class RecursionReader {

    private final long identityBudgetBytes;
    private final KeyedRows keyedRows;
    private final Meter meter;
    private final Map<String, RecursiveGraph> seen = new HashMap<>();

    /**
     * A reader for one load.
     *
     * @param identityBudgetBytes how much the rows seen at one include may take
     * @param keyedRows reads them
     * @param meter counts the rows; how many entities are made of them is counted by the walk
     */
    RecursionReader(long identityBudgetBytes, KeyedRows keyedRows, Meter meter) {
        this.identityBudgetBytes = identityBudgetBytes;
        this.keyedRows = keyedRows;
        this.meter = meter;
    }

    /** Makes of rows what their instances are made of, reading what is included beneath them. */
    @FunctionalInterface
    interface Values {

        /** One for each row, in their order. */
        Mono<List<@Nullable Object[]>> of(StatementExecutor executor, PreparedSource source, List<LoadedRow> rows);
    }

    /** To be called before each window. */
    void beginWindow() {
        seen.values().forEach(RecursiveGraph::trim);
    }

    /** What is beneath each parent, by its key. After an error or a cancellation no further statement is sent. */
    Mono<Map<Object, Object>> read(
            StatementExecutor executor, PreparedRecursion step, List<LoadedRow> parents, Values values) {
        RecursiveGraph graph =
                seen.computeIfAbsent(step.path(), added -> new RecursiveGraph(step.layout(), identityBudgetBytes));
        Walk walk = new Walk(graph, step.assembler().meter(), parents);
        return Mono.defer(() -> level(executor, step, walk))
                .repeat(walk::goesOn)
                .then(Mono.defer(() -> completed(executor, step, walk, values)))
                .then(Mono.fromSupplier(() -> step.assembler().related(walk)));
    }

    private Mono<Void> level(StatementExecutor executor, PreparedRecursion step, Walk walk) {
        return Flux.range(0, step.relations().size())
                .concatMap(relation -> links(executor, step, walk, relation), 1)
                .then(Mono.fromRunnable(walk::advance))
                .then(Mono.defer(() -> rows(executor, step, walk)));
    }

    private Mono<Void> links(StatementExecutor executor, PreparedRecursion step, Walk walk, int relation) {
        List<List<Object>> keys = walk.sources(relation);
        PreparedRecursion.Relation followed = step.relations().get(relation);
        return rows(executor, new PreparedQuery(followed.links(), followed.path(), 0), keys, walk::count)
                .doOnNext(rows -> walk.received(relation, rows))
                .doOnNext(rows -> warnIfAmbiguous(step, relation, walk))
                .then();
    }

    private static void warnIfAmbiguous(PreparedRecursion step, int relation, Walk walk) {
        if (walk.takeAmbiguous()) {
            GraphReader.warnOfSeveral(step.relations().get(relation).path());
        }
    }

    private Mono<Void> rows(StatementExecutor executor, PreparedRecursion step, Walk walk) {
        return walk.lacksRows()
                ? rows(executor, new PreparedQuery(step.query(), step.path(), 0), walk.unread(), () -> {})
                        .doOnNext(walk::read)
                        .then()
                : Mono.empty();
    }

    private Mono<Void> completed(StatementExecutor executor, PreparedRecursion step, Walk walk, Values values) {
        return values.of(executor, step.nodes(), walk.incomplete())
                .doOnNext(walk::complete)
                .then();
    }

    /** The rows for all keys. They are counted while they come: a graph beyond its budget is not read to its end. */
    private Mono<List<LoadedRow>> rows(
            StatementExecutor executor, PreparedQuery query, List<List<Object>> keys, Runnable each) {
        return keys.get(0).isEmpty()
                ? Mono.just(List.of())
                : keyedRows.read(executor, query, keys, width -> counting(width, query.path(), each));
    }

    private Function<Row, LoadedRow> counting(int width, String path, Runnable each) {
        Function<Row, LoadedRow> copying = meter.reading(width, path, 0);
        return row -> {
            LoadedRow copy = copying.apply(row);
            each.run();
            return copy;
        };
    }
}
