package io.interflux.load;

import io.interflux.assemble.Assembler;
import io.interflux.assemble.Grouping;
import io.interflux.assemble.IdentityMap;
import io.interflux.assemble.KeyReader;
import io.interflux.assemble.LoadedRow;
import io.interflux.assemble.StepResults;
import io.interflux.load.PreparedSource.Batch;
import io.interflux.load.PreparedSource.Links;
import io.interflux.load.PreparedSource.LinksThenTargets;
import io.interflux.load.PreparedSource.PreparedStep;
import io.interflux.spi.StatementExecutor;
import io.interflux.sql.RenderedQuery;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    private final int maxKeys;
    private final RecursionReader recursions;
    private final IdentityHashMap<Links, IdentityMap> seen = new IdentityHashMap<>();

    /**
     * A reader for one load.
     *
     * @param maxKeys the most keys that one statement can be sent
     */
    GraphReader(LoadOptions options, int maxKeys) {
        this.options = options;
        this.maxKeys = maxKeys;
        this.recursions = new RecursionReader(options, maxKeys);
    }

    /** To be called before each window. */
    void beginWindow() {
        seen.values().forEach(IdentityMap::trim);
        recursions.beginWindow();
    }

    Mono<List<LoadedRow>> rows(StatementExecutor executor, SqlStatement statement, int fetchSize) {
        int width = statement.columns().size();
        return executor.query(statement, fetchSize, row -> LoadedRow.copyOf(row, width))
                .collectList();
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
        Map<Object, LoadedRow> byKey = distinct(parents, step.parentKey());
        if (byKey.isEmpty()) {
            return Mono.just(Map.of());
        }
        List<LoadedRow> keyed = List.copyOf(byKey.values());
        if (step instanceof PreparedRecursion recursion) {
            return recursions.read(executor, recursion, keyed, this::values);
        }
        return step instanceof Batch batch ? batch(executor, batch, keyed) : links(executor, (Links) step, keyed);
    }

    /** The rows for all keys: of one statement, unless there are more keys than an array of this database can hold. */
    private Mono<List<LoadedRow>> rows(
            StatementExecutor executor, RenderedQuery query, KeyReader key, List<LoadedRow> keyed) {
        if (keyed.size() <= maxKeys) {
            return rows(executor, query.statement(key.transposed(keyed)), options.fetchSize());
        }
        return rows(executor, query, key, keyed.subList(0, maxKeys))
                .flatMap(first -> rows(executor, query, key, keyed.subList(maxKeys, keyed.size()))
                        .map(rest -> {
                            List<LoadedRow> all = new ArrayList<>(first);
                            all.addAll(rest);
                            return all;
                        }));
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
        IdentityMap targets = seen.computeIfAbsent(step, added -> new IdentityMap(options.identityBudgetBytes()));
        return rows(executor, step.links(), step.parentKey(), keyed).flatMap(links -> unseen(
                        executor, step, links, targets)
                .flatMap(rows -> made(executor, step, rows).doOnNext(made -> remember(step, rows, made, targets)))
                .then(Mono.fromSupplier(() -> linked(step, links, targets))));
    }

    /** The rows of the targets that this load has not seen: those of the links themselves, or of one more statement. */
    private Mono<List<LoadedRow>> unseen(
            StatementExecutor executor, Links step, List<LoadedRow> links, IdentityMap targets) {
        Map<Object, LoadedRow> unseen = distinct(links, step.linkTarget());
        unseen.keySet().removeIf(targets::contains);
        List<LoadedRow> keyed = List.copyOf(unseen.values());
        return keyed.isEmpty() || !(step instanceof LinksThenTargets apart)
                ? Mono.just(keyed)
                : rows(executor, apart.query(), apart.linkTarget(), keyed);
    }

    private Mono<List<@Nullable Object[]>> values(
            StatementExecutor executor, PreparedSource source, List<LoadedRow> rows) {
        Assembler assembler = source.assembler();
        return assembled(executor, source, rows, results -> row -> assembler.values(row, results));
    }

    /** Instances, or where each link carries payload the values that it completes. */
    private Mono<List<Object>> made(StatementExecutor executor, Links step, List<LoadedRow> rows) {
        Assembler assembler = step.targets().assembler();
        return assembled(
                executor,
                step.targets(),
                rows,
                results -> row ->
                        step.payload() == null ? assembler.instance(row, results) : assembler.values(row, results));
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
        if (step.payload() == null) {
            return target;
        }
        Object junction = step.payload().instance(link, new StepResults(List.of()));
        return step.targets().assembler().instance((@Nullable Object[]) target, junction);
    }

    private static Map<Object, LoadedRow> distinct(Collection<LoadedRow> rows, KeyReader reader) {
        Map<Object, LoadedRow> byKey = new LinkedHashMap<>();
        for (LoadedRow row : rows) {
            Object key = reader.key(row);
            if (key != null) {
                byKey.putIfAbsent(key, row);
            }
        }
        return byKey;
    }
}
