package io.interflux.benchmarks.workload;

import static io.interflux.benchmarks.database.ResultFormat.BINARY;
import static io.interflux.benchmarks.database.ResultFormat.TEXT;

import io.interflux.benchmarks.contender.ArrayBatches;
import io.interflux.benchmarks.contender.FullGraph;
import io.interflux.benchmarks.contender.InterfluxGrants;
import io.interflux.benchmarks.contender.JdbcJoin;
import io.interflux.benchmarks.contender.LateralArrays;
import io.interflux.benchmarks.contender.PointRead;
import io.interflux.benchmarks.contender.RowJoin;
import io.interflux.benchmarks.contender.TopLinks;
import io.interflux.benchmarks.contender.TwoStatements;
import io.interflux.benchmarks.contender.WindowFunction;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.GrantsData;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.Tally;
import io.interflux.benchmarks.measure.Alternation;
import io.interflux.benchmarks.measure.Contender;
import io.interflux.benchmarks.measure.PointLoads;
import io.interflux.benchmarks.measure.Report;
import io.interflux.benchmarks.measure.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Everything that is measured. */
public final class Workloads {

    private static final long PARENTS = 100_000;
    private static final int LOADS = 4_000;

    private Workloads() {}

    /** All, in the order of a full run. */
    public static List<Workload> all() {
        return List.of(sharedChildren(), unsharedChildren(), onePoint(), eightPoints(), topLinks());
    }

    /** Those of that id, or of an id that goes on after it with a dash, in the order of a full run; all, if none is given. */
    public static List<Workload> named(Collection<String> ids) {
        List<Workload> found = all().stream()
                .filter(workload -> ids.isEmpty() || ids.stream().anyMatch(workload::isCalled))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("No workload is called " + ids + "; there are "
                    + all().stream().map(Workload::id).toList());
        }
        return found;
    }

    private static Workload sharedChildren() {
        return new Workload(
                "P1",
                "Every parent with its children and their payload; every child has 20 parents",
                settings -> GrantsData.shared(settings.scaled(PARENTS)),
                "2g",
                Workloads::fullGraph,
                List.of(Goal.time("P1", 0.45, "r2dbc-join"), Goal.time("P1", 0.85, "jdbc-join")));
    }

    private static Workload unsharedChildren() {
        return new Workload(
                "P2",
                "Every parent with its children and their payload; every child has one parent",
                settings -> GrantsData.unshared(settings.scaled(PARENTS)),
                "2g",
                Workloads::fullGraph,
                List.of(Goal.time("P2", 1.10, "r2dbc-lateral", "r2dbc-join")));
    }

    private static void fullGraph(Endpoint endpoint, Settings settings, Report report) throws Exception {
        List<Contender<FullGraph>> contenders = new ArrayList<>();
        contenders.addAll(both("interflux", (at, format) -> InterfluxGrants.open(at, 1, format)));
        contenders.addAll(both("r2dbc-join", (at, format) -> RowJoin.open(at, 1, format)));
        contenders.addAll(both("r2dbc-batches", ArrayBatches::open));
        contenders.addAll(both("r2dbc-lateral", LateralArrays::open));
        contenders.add(new Contender<>("jdbc-join", JdbcJoin::open));
        new Alternation<>(report, FullGraph::fullGraph, Tally::unordered).measure(contenders, endpoint, settings);
    }

    private static Workload onePoint() {
        return points("P3-1", 1);
    }

    private static Workload eightPoints() {
        return points("P3-8", 8);
    }

    private static Workload points(String id, int callers) {
        return new Workload(
                id,
                "One parent by its key with 10 children and their payload, " + callers + " at a time",
                settings -> GrantsData.shared(settings.scaled(PARENTS)),
                "1g",
                (endpoint, settings, report) -> points(endpoint, settings, report, callers),
                List.of(Goal.time(id, 1.11, "r2dbc-two-statements")));
    }

    private static void points(Endpoint endpoint, Settings settings, Report report, int callers) throws Exception {
        List<Contender<PointRead>> contenders = new ArrayList<>();
        contenders.addAll(both("interflux", (at, format) -> InterfluxGrants.open(at, callers, format)));
        contenders.addAll(both("r2dbc-two-statements", (at, format) -> TwoStatements.open(at, callers, format)));
        contenders.addAll(both("r2dbc-join", (at, format) -> RowJoin.open(at, callers, format)));
        contenders.add(new Contender<>("jdbc-join", JdbcJoin::open));
        int loads = (int) settings.scaled(LOADS);
        new PointLoads(report, new PointLoads.Work(callers, loads, settings.scaled(PARENTS)))
                .measure(contenders, endpoint, settings);
    }

    private static Workload topLinks() {
        return new Workload(
                "P7",
                "The first 5 of 400 children of each of 500 parents, by an attribute of the link",
                settings -> new GrantsData(settings.scaled(500), 400, 5_000),
                "1g",
                Workloads::topLinks,
                List.of(Goal.time("P7", 1.30, "r2dbc-lateral")));
    }

    private static void topLinks(Endpoint endpoint, Settings settings, Report report) throws Exception {
        List<Contender<TopLinks>> contenders = new ArrayList<>();
        contenders.addAll(both("interflux", (at, format) -> InterfluxGrants.open(at, 1, format)));
        contenders.addAll(both("r2dbc-lateral", LateralArrays::open));
        contenders.addAll(both("r2dbc-window", WindowFunction::open));
        new Alternation<>(report, TopLinks::topLinks, Tally::ordered).measure(contenders, endpoint, settings);
    }

    /** The same with the driver's defaults and with binary rows. */
    private static <C extends AutoCloseable> List<Contender<C>> both(
            String name, BiFunction<Endpoint, ResultFormat, ? extends C> open) {
        return Stream.of(TEXT, BINARY)
                .map(format -> new Contender<C>(name + format.suffix(), endpoint -> open.apply(endpoint, format)))
                .toList();
    }
}
