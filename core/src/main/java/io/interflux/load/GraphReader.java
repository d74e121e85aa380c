package io.interflux.load;

import io.interflux.assemble.Assembler;
import io.interflux.assemble.Grouping;
import io.interflux.assemble.IdentityMap;
import io.interflux.assemble.JunctionRows;
import io.interflux.assemble.KeyReader;
import io.interflux.assemble.LoadedRow;
import io.interflux.assemble.StepResults;
import io.interflux.load.PreparedSource.Batch;
import io.interflux.load.PreparedSource.Links;
import io.interflux.load.PreparedSource.LinksThenTargets;
import io.interflux.load.PreparedSource.PreparedStep;
import io.interflux.plan.Evidence;
import io.interflux.spi.Row;
import io.interflux.spi.StatementExecutor;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * Makes graphs of the rows of one window: runs the steps beneath them one after another, each read to its end, deepest first, then makes
 * the instances. Holds what one load has seen; not for use by two loads.
 */
final class GraphReader {

    private static final Logger log = Loggers.getLogger(GraphReader.class);

    private final LoadOptions options;
    private final Meter meter;
    private final LoadReport report;
    private final KeyedRows keyedRows;
    private final RecursionReader recursions;
    private final Map<String, IdentityMap> seen = new HashMap<>();

    /** A reader for one load. */
    GraphReader(LoadRun run) {
        this.options = run.options();
        this.meter = run.meter();
        this.report = run.report();
        int maxKeys = run.database().dialect().maxArrayElements();
        this.keyedRows = new KeyedRows(options, maxKeys, meter);
        this.recursions = new RecursionReader(options.identityBudgetBytes(), keyedRows, meter);
    }

    /** To be called before each window. */
    void beginWindow() {
        meter.beginWindow();
        seen.values().forEach(IdentityMap::trim);
        recursions.beginWindow();
    }

    /** What is known for a window of so many roots. */
    static Evidence evidence(int roots) {
        return new Evidence(roots <= Evidence.FEW_ROOTS);
    }

    /** All rows of the window so far. */
    long windowRows() {
        return meter.windowRows();
    }

    /** The rows of a window's roots. */
    Mono<List<LoadedRow>> roots(
            StatementExecutor executor, SqlStatement statement, int fetchSize, Assembler assembler) {
        Function<Row, LoadedRow> copy = counted(statement, assembler.path(), assembler.nodes());
        meter.sent(0);
        return executor.at(assembler.path()).all(statement, fetchSize, copy);
    }

    private Function<Row, LoadedRow> counted(SqlStatement statement, String path, int nodes) {
        return meter.reading(statement.columns().size(), path, nodes);
    }

    /** The instances of rows, in their order. */
    Mono<List<Object>> instances(StatementExecutor executor, PreparedSource source, List<LoadedRow> rows) {
        Assembler assembler = source.assembler();
        return assembled(executor, source, rows, results -> row -> assembler.instance(row, results));
    }

    private <R> Mono<List<R>> assembled(
            StatementExecutor executor,
            PreparedSource source,
            List<LoadedRow> rows,
            Function<StepResults, Function<LoadedRow, R>> make) {
        return Flux.fromIterable(source.steps())
                .concatMap(step -> children(executor, step, rows), 1)
                .collectList()
                .map(results -> {
                    Function<LoadedRow, R> maker = make.apply(new StepResults(results));
                    List<R> made = new ArrayList<>(rows.size());
                    rows.forEach(row -> made.add(maker.apply(row)));
                    return made;
                });
    }

    /** What one step brings for all rows, by the parent's key. */
    private Mono<Map<Object, Object>> children(StatementExecutor executor, PreparedStep step, List<LoadedRow> parents) {
        Map<Object, LoadedRow> byKey = distinct(parents, step.parentKey(), key -> false);
        if (byKey.isEmpty()) {
            return Mono.just(Map.of());
        }
        List<LoadedRow> keyed = List.copyOf(byKey.values());
        return report.step(step.path(), step.label().strategy(), () -> read(executor, step, keyed));
    }

    private Mono<Map<Object, Object>> read(StatementExecutor executor, PreparedStep step, List<LoadedRow> keyed) {
        if (step instanceof PreparedRecursion recursion) {
            return recursions.read(executor, recursion, keyed, this::values);
        }
        return step instanceof Batch batch ? batch(executor, batch, keyed) : links(executor, (Links) step, keyed);
    }

    private Mono<List<LoadedRow>> rows(
            StatementExecutor executor, PreparedQuery query, KeyReader key, List<LoadedRow> keyed) {
        return keyedRows.read(executor, query, key.transposed(keyed));
    }

    private Mono<Map<Object, Object>> batch(StatementExecutor executor, Batch step, List<LoadedRow> keyed) {
        return rows(executor, step.query(), step.parentKey(), keyed)
                .flatMap(rows -> instances(executor, step.children(), rows).map(made -> grouped(step, rows, made)));
    }

    private static Map<Object, Object> grouped(Batch step, List<LoadedRow> rows, List<Object> made) {
        Grouping grouping = new Grouping();
        for (int i = 0; i < made.size(); i++) {
            grouping.add(step.childKey().key(rows.get(i)), made.get(i));
        }
        if (!step.single()) {
            return grouping.collections();
        }
        Object ambiguous = grouping.ambiguousKey();
        if (ambiguous != null) {
            warnOfSeveral(step.path());
        }
        return grouping.singles();
    }

    static void warnOfSeveral(String path) {
        log.warn(
                "{} has more than one row for a parent; the first by its order is taken."
                        + " Declare a unique key, or the association as a collection",
                path);
    }

    private Mono<Map<Object, Object>> links(StatementExecutor executor, Links step, List<LoadedRow> keyed) {
        IdentityMap targets =
                seen.computeIfAbsent(step.path(), added -> new IdentityMap(options.identityBudgetBytes()));
        return rows(executor, step.links(), step.parentKey(), keyed)
                .flatMap(links -> readUnseen(executor, step, links, targets)
                        .then(Mono.fromSupplier(() -> linked(step, links, targets))));
    }

    private Mono<Void> readUnseen(StatementExecutor executor, Links step, List<LoadedRow> links, IdentityMap targets) {
        List<LoadedRow> unseen = List.copyOf(
                distinct(links, step.linkTarget(), targets::contains).values());
        return targetRows(executor, step, unseen)
                .flatMap(rows -> remembered(executor, step, rows, targets))
                .then();
    }

    private Mono<List<Object>> remembered(
            StatementExecutor executor, Links step, List<LoadedRow> rows, IdentityMap targets) {
        long before = meter.bytes();
        return made(executor, step, rows).doOnNext(made -> {
            remember(step, rows, made, targets);
            targets.addBytes(meter.bytes() - before);
        });
    }

    /** The rows of targets: those of the links themselves, or of one more statement. */
    private Mono<List<LoadedRow>> targetRows(StatementExecutor executor, Links step, List<LoadedRow> unseen) {
        return unseen.isEmpty() || !(step instanceof LinksThenTargets apart)
                ? Mono.just(unseen)
                : rows(executor, apart.query(), apart.linkTarget(), unseen);
    }

    private Mono<List<@Nullable Object[]>> values(
            StatementExecutor executor, PreparedSource source, List<LoadedRow> rows) {
        Assembler assembler = source.assembler();
        return assembled(executor, source, rows, results -> row -> assembler.values(row, results));
    }

    /** Instances, or where each link carries payload the arguments that it completes. */
    private Mono<List<Object>> made(StatementExecutor executor, Links step, List<LoadedRow> rows) {
        Assembler assembler = step.targets().assembler();
        return assembled(
                executor,
                step.targets(),
                rows,
                results ->
                        row -> step.isCarried() ? assembler.arguments(row, results) : assembler.instance(row, results));
    }

    private static void remember(Links step, List<LoadedRow> rows, List<Object> made, IdentityMap targets) {
        for (int i = 0; i < made.size(); i++) {
            Object key = step.targetKey().key(rows.get(i));
            if (key != null) {
                targets.put(key, made.get(i), rows.get(i));
            }
        }
    }

    /** A link whose target is gone by now is dropped. */
    private static Map<Object, Object> linked(Links step, List<LoadedRow> links, IdentityMap targets) {
        Grouping grouping = new Grouping();
        for (LoadedRow link : links) {
            Object key = step.linkTarget().key(link);
            Object target = key == null ? null : targets.get(key);
            if (target != null) {
                grouping.add(step.linkParent().key(link), child(step, link, target));
            }
        }
        return grouping.collections();
    }

    private static Object child(Links step, LoadedRow link, Object target) {
        JunctionRows rows = step.payload();
        if (rows == null) {
            return target;
        }
        return rows.beside()
                ? rows.link(target, link)
                : step.targets().assembler().instance((@Nullable Object[]) target, rows.instance(link));
    }

    /** One row for each key that is not known. */
    private static Map<Object, LoadedRow> distinct(
            Collection<LoadedRow> rows, KeyReader reader, Predicate<Object> known) {
        Map<Object, LoadedRow> byKey = new LinkedHashMap<>();
        for (LoadedRow row : rows) {
            Object key = reader.key(row);
            if (key != null && !known.test(key)) {
                byKey.putIfAbsent(key, row);
            }
        }
        return byKey;
    }
}
