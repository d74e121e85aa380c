package io.interflux.benchmarks.workload;

import io.interflux.benchmarks.contender.DeepInclude;
import io.interflux.benchmarks.contender.FullGraph;
import io.interflux.benchmarks.contender.InterfluxGrants;
import io.interflux.benchmarks.contender.Recursion;
import io.interflux.benchmarks.contender.TopLinks;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.EventsData;
import io.interflux.benchmarks.database.FriendsData;
import io.interflux.benchmarks.database.GrantsData;
import io.interflux.benchmarks.database.Proxy;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.database.TreeData;
import io.interflux.benchmarks.graph.Parent;
import io.interflux.benchmarks.graph.Tally;
import io.interflux.benchmarks.measure.Alternation;
import io.interflux.benchmarks.measure.BulkLoads;
import io.interflux.benchmarks.measure.Contender;
import io.interflux.benchmarks.measure.PointLoads;
import io.interflux.benchmarks.measure.Quantity;
import io.interflux.benchmarks.measure.Report;
import io.interflux.benchmarks.measure.Settings;
import io.interflux.benchmarks.measure.Streaming;
import io.interflux.benchmarks.micro.MicroBenchmarks;
import io.interflux.benchmarks.workload.Goal.Subject;
import io.interflux.benchmarks.workload.Workload.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;

/** Everything that is measured. */
public final class Workloads {

    /** The id of the small benchmarks by JMH. */
    static final String MICRO = "M";

    private static final long PARENTS = 100_000;
    private static final long STREAMED = 1_000_000;
    private static final long BULK_ROWS = 1_000_000;
    private static final int LOADS = 2_000;
    private static final int DELAYED_LOADS = 100;
    private static final long PEOPLE = 200;
    private static final long FRIENDSHIPS = 1_650;
    private static final String EACH_ROW_ONCE = "each-row-once";
    private static final Duration DELAY = Duration.ofMillis(1);

    private Workloads() {}

    /** All, in the order of a full run. */
    public static List<Workload> all() {
        return List.of(
                sharedChildren(),
                unsharedChildren(),
                points(1),
                points(8),
                delayed(),
                firstParent(),
                streamed(),
                deepInclude(3),
                deepInclude(5),
                topLinks(),
                bulkLoad(),
                trees(),
                friends(),
                micro());
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

    /** The one of exactly that id. */
    public static Workload withId(String id) {
        return all().stream()
                .filter(workload -> workload.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Workload sharedChildren() {
        return new Workload(
                "P1",
                "Every parent with its children and their payload; every child has 20 parents",
                settings -> GrantsData.shared(settings.scaled(PARENTS)),
                Place.shared("2g"),
                Workloads::fullGraph,
                List.of(
                        Goal.time("P1", 0.45, "r2dbc-join"),
                        Goal.time("P1", 0.85, "jdbc-join"),
                        Goal.time("P1", 0.40, "r2dbc-join").asStretch(),
                        Goal.time("P1", 0.70, "jdbc-join").asStretch(),
                        Goal.time("P1", 1.00, "hibernate-reactive"),
                        Goal.time("P1", 1.00, "jooq-multiset"),
                        Goal.time("P1", 1.00, "spring-data")));
    }

    private static Workload unsharedChildren() {
        return new Workload(
                "P2",
                "Every parent with its children and their payload; every child has one parent",
                settings -> GrantsData.unshared(settings.scaled(PARENTS)),
                Place.shared("2g"),
                Workloads::fullGraph,
                List.of(Goal.time("P2", 1.10, "r2dbc-lateral", "r2dbc-join", "r2dbc-batches")));
    }

    private static void fullGraph(Endpoint endpoint, Settings settings, Report report) throws Exception {
        new Alternation<>(report, FullGraph::fullGraph, Tally::unordered)
                .measure(Contenders.fullGraph(), endpoint, settings);
    }

    private static Workload points(int callers) {
        String id = "P3-" + callers;
        return new Workload(
                id,
                "One parent by its key with 10 children and their payload, callers at once: " + callers,
                settings -> GrantsData.shared(settings.scaled(PARENTS)),
                Place.shared("1g"),
                (endpoint, settings, report) -> points(endpoint, settings, report, callers),
                List.of(Goal.ratio(
                        id,
                        "interflux-" + callers + "-callers/r2dbc-two-statements",
                        new Subject("interflux", Quantity.TIME),
                        new Subject("r2dbc-two-statements", Quantity.TIME),
                        1.11)));
    }

    private static void points(Endpoint endpoint, Settings settings, Report report, int callers) throws Exception {
        int loads = (int) settings.scaled(LOADS / callers);
        new PointLoads(report, new PointLoads.Work(callers, loads, settings.scaled(PARENTS)))
                .measure(Contenders.points(callers), endpoint, settings);
    }

    /** One statement that brings everything is what a round trip takes. */
    private static Workload delayed() {
        return new Workload(
                "P4",
                "One parent by its key with 10 children and their payload, one caller, 1 ms away",
                settings -> GrantsData.shared(settings.scaled(PARENTS)),
                Place.shared("1g"),
                Workloads::delayed,
                List.of(
                        Goal.ratio(
                                "P4",
                                "interflux/round-trips",
                                new Subject("interflux", Quantity.TRIP_TIME),
                                new Subject("r2dbc-join", Quantity.TRIP_TIME),
                                1.10),
                        Goal.ratio(
                                "P4",
                                "round-trips/explained",
                                new Subject("interflux", Quantity.ROUND_TRIPS),
                                new Subject("interflux", Quantity.EXPLAINED),
                                1.00)));
    }

    private static void delayed(Endpoint endpoint, Settings settings, Report report) throws Exception {
        try (Proxy proxy = Proxy.start(endpoint, DELAY)) {
            int loads = (int) settings.scaled(DELAYED_LOADS);
            new PointLoads(report, new PointLoads.Work(1, loads, settings.scaled(PARENTS)))
                    .measure(Contenders.points(1), proxy.endpoint(), settings);
        }
        try (InterfluxGrants interflux = InterfluxGrants.open(endpoint, 1, ResultFormat.TEXT)) {
            report.keep("interflux", Quantity.EXPLAINED, interflux.explainedRoundTrips());
        }
    }

    private static Workload firstParent() {
        return new Workload(
                "P5-first",
                "The first parent of a stream with its children, and the first row of the parents alone",
                settings -> GrantsData.shared(settings.scaled(STREAMED)),
                Place.shared("96m"),
                Workloads::firstParent,
                List.of(Goal.ratio(
                        "P5-first",
                        "first-parent/plain-first-row",
                        new Subject("first-parent", Quantity.TIME),
                        new Subject("plain-first-row", Quantity.TIME),
                        3.00)));
    }

    /** A short thing, so there are more rounds of it. */
    private static void firstParent(Endpoint endpoint, Settings settings, Report report) throws Exception {
        new Alternation<FullGraph>(report, Workloads::first, Tally::unordered)
                .measure(Contenders.first(), endpoint, settings.times(10));
    }

    private static Workload streamed() {
        return new Workload(
                "P5",
                "A stream of very many parents with their children in a heap of 96 MiB",
                settings -> GrantsData.shared(settings.scaled(STREAMED)),
                new Place(
                        "96m",
                        Contenders.streams().stream()
                                .map(contender -> contender.name())
                                .toList()),
                (endpoint, settings, report) -> new Streaming<>(report, FullGraph::fullGraph, settings.scaled(STREAMED))
                        .measure(Contenders.streams(), endpoint, settings),
                List.of(
                        flat("interflux", "heap-last/first-tenth"),
                        flat("interflux-slow", "slow-heap-last/first-tenth")));
    }

    private static Goal flat(String contender, String label) {
        return Goal.ratio(
                "P5",
                label,
                new Subject(contender, Quantity.LIVE_LAST_TENTH),
                new Subject(contender, Quantity.LIVE_FIRST_TENTH),
                1.10);
    }

    private static Workload deepInclude(int fanOut) {
        String id = "P6-" + fanOut;
        return new Workload(
                id,
                "Users with grants and profiles, those profiles' users, and these users' grants; fan-out " + fanOut,
                settings -> new GrantsData(settings.scaled(1000), fanOut, settings.scaled(1000)),
                Place.shared("1g"),
                Workloads::deepInclude,
                List.of(Goal.ratio(
                        id,
                        "interflux-fan-out-" + fanOut + "/r2dbc-batches",
                        new Subject("interflux", Quantity.TIME),
                        new Subject("r2dbc-batches", Quantity.TIME),
                        1.30)));
    }

    private static void deepInclude(Endpoint endpoint, Settings settings, Report report) throws Exception {
        new Alternation<>(report, DeepInclude::deepInclude, Tally::unordered)
                .measure(Contenders.deepInclude(), endpoint, settings.times(3));
    }

    private static Workload topLinks() {
        return new Workload(
                "P7",
                "The first 5 of 400 children of each of 500 parents, by an attribute of the link",
                settings -> new GrantsData(settings.scaled(500), 400, 5_000),
                Place.shared("1g"),
                Workloads::topLinks,
                List.of(Goal.time("P7", 1.30, "r2dbc-lateral")));
    }

    private static void topLinks(Endpoint endpoint, Settings settings, Report report) throws Exception {
        new Alternation<>(report, TopLinks::topLinks, Tally::ordered)
                .measure(Contenders.topLinks(), endpoint, settings.times(3));
    }

    private static Workload bulkLoad() {
        return new Workload(
                "P8",
                "A stream of very many rows written into one table",
                settings -> new EventsData(settings.scaled(BULK_ROWS)),
                Place.shared("128m"),
                (endpoint, settings, report) -> new BulkLoads(report, endpoint, settings.scaled(BULK_ROWS))
                        .measure(Contenders.bulkLoads(), settings),
                List.of(Goal.time("P8", 2.00, "jdbc-copy")));
    }

    private static Workload trees() {
        return new Workload(
                "P9-tree",
                "Trees of three levels from their roots down",
                settings -> TreeData.of(settings.scaled(PARENTS)),
                Place.shared("1g"),
                (endpoint, settings, report) -> {
                    recursion(Contenders.trees(), endpoint, settings, report);
                    TreeData data = TreeData.of(settings.scaled(PARENTS));
                    report.keep(EACH_ROW_ONCE, Quantity.ROWS, (double) data.nodes());
                },
                recursionGoals("P9-tree", "tree"));
    }

    private static Workload friends() {
        return new Workload(
                "P9-graph",
                "A person with friends, their friends and so on, in circles",
                settings -> new FriendsData(PEOPLE, FRIENDSHIPS),
                Place.shared("1g"),
                (endpoint, settings, report) -> {
                    recursion(Contenders.friends(), endpoint, settings.times(10), report);
                    report.keep(EACH_ROW_ONCE, Quantity.ROWS, (double) PEOPLE + FRIENDSHIPS);
                },
                recursionGoals("P9-graph", "graph"));
    }

    private static void recursion(
            List<Contender<Recursion>> contenders, Endpoint endpoint, Settings settings, Report report)
            throws Exception {
        new Alternation<>(report, Recursion::recursion, Tally::unordered).measure(contenders, endpoint, settings);
    }

    /** The root of a graph is read by its own statement, and again where it is met beneath: that is the one percent. */
    private static List<Goal> recursionGoals(String id, String name) {
        return List.of(
                Goal.ratio(
                        id,
                        name + "/r2dbc-cte",
                        new Subject("interflux", Quantity.TIME),
                        new Subject("r2dbc-cte", Quantity.TIME),
                        1.30),
                Goal.ratio(
                        id,
                        name + "-rows/" + EACH_ROW_ONCE,
                        new Subject("interflux", Quantity.ROWS),
                        new Subject(EACH_ROW_ONCE, Quantity.ROWS),
                        1.01));
    }

    private static Workload micro() {
        return new Workload(
                MICRO,
                "Hot places alone: rows as the driver's, as the adapter's, instances, and a window of parents put together",
                settings -> GrantsData.shared(settings.scaled(PARENTS / 10)),
                Place.shared("256m"),
                MicroBenchmarks::run,
                List.of(
                        mapping("mapper-time/by-hand", Quantity.TIME),
                        mapping("mapper-allocation/by-hand", Quantity.ALLOCATED_PER_CALL)));
    }

    private static Goal mapping(String label, Quantity quantity) {
        return Goal.ratio(
                MICRO,
                label,
                new Subject("Mapping.graphs GENERATED", quantity),
                new Subject("Mapping.graphs HAND_WRITTEN", quantity),
                1.10);
    }

    /** The stream is cancelled after its first parent, which the checksum does not look into: one contender has no children to show. */
    private static Flux<Parent> first(FullGraph contender) {
        return contender.fullGraph().take(1).map(parent -> tally -> tally.leaf(1, null, null));
    }
}
