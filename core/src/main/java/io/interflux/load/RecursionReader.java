package io.interflux.load;

import io.interflux.assemble.LoadedRow;
import io.interflux.assemble.recursion.RecursiveGraph;
import io.interflux.assemble.recursion.Walk;
import io.interflux.spi.StatementExecutor;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads recursive includes level by level, each statement to its end, for all parents of a window at once. Holds what one load has seen; not
 * for use by two loads.
 */
final class RecursionReader {

    private final LoadOptions options;
    private final int maxKeys;
    private final Meter meter;
    private final Map<String, RecursiveGraph> seen = new HashMap<>();

    /**
     * A reader for one load.
     *
     * @param maxKeys the most keys that one statement can be sent
     * @param meter counts the rows; how many entities are made of them is counted by the walk
     */
    RecursionReader(LoadOptions options, int maxKeys, Meter meter) {
        this.options = options;
        this.maxKeys = maxKeys;
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
        RecursiveGraph graph = seen.computeIfAbsent(
                step.path(), added -> new RecursiveGraph(step.layout(), options.identityBudgetBytes()));
        Walk walk = new Walk(graph, step.assembler().meter(), parents);
        return Mono.defer(() -> level(executor.at(step.path()), step, walk))
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

    /** The rows for all keys, nothing being sent for none: of one statement, unless an array of this database cannot hold so many. */
    private Mono<List<LoadedRow>> rows(
            StatementExecutor executor, PreparedQuery query, List<List<Object>> keys, Runnable each) {
        int count = keys.get(0).size();
        List<SqlStatement> statements = new ArrayList<>();
        for (int from = 0; from < count; from += maxKeys) {
            int first = from;
            int last = Math.min(count, from + maxKeys);
            statements.add(query.sql()
                    .statement(keys.stream()
                            .map(column -> column.subList(first, last))
                            .toList()));
        }
        return Flux.fromIterable(statements)
                .concatMap(statement -> rows(executor, statement, query.path(), each), 1)
                .collectList();
    }

    private Flux<LoadedRow> rows(StatementExecutor executor, SqlStatement statement, String path, Runnable each) {
        return executor.query(
                        statement,
                        options.fetchSize(),
                        meter.reading(statement.columns().size(), path, 0))
                .doOnNext(row -> each.run());
    }
}
