package io.interflux.benchmarks.workload;

import static io.interflux.benchmarks.database.ResultFormat.BINARY;
import static io.interflux.benchmarks.database.ResultFormat.TEXT;

import io.interflux.benchmarks.contender.ArrayBatches;
import io.interflux.benchmarks.contender.BulkLoad;
import io.interflux.benchmarks.contender.Connected;
import io.interflux.benchmarks.contender.DeepBatches;
import io.interflux.benchmarks.contender.DeepInclude;
import io.interflux.benchmarks.contender.DriverCopy;
import io.interflux.benchmarks.contender.FriendsQuery;
import io.interflux.benchmarks.contender.FullGraph;
import io.interflux.benchmarks.contender.InsertBatches;
import io.interflux.benchmarks.contender.InterfluxBulk;
import io.interflux.benchmarks.contender.InterfluxDeep;
import io.interflux.benchmarks.contender.InterfluxGrants;
import io.interflux.benchmarks.contender.InterfluxRecursion;
import io.interflux.benchmarks.contender.JdbcCopy;
import io.interflux.benchmarks.contender.JdbcJoin;
import io.interflux.benchmarks.contender.JooqMultiset;
import io.interflux.benchmarks.contender.LateralArrays;
import io.interflux.benchmarks.contender.PlainRows;
import io.interflux.benchmarks.contender.PointRead;
import io.interflux.benchmarks.contender.Recursion;
import io.interflux.benchmarks.contender.RowJoin;
import io.interflux.benchmarks.contender.SpringBatches;
import io.interflux.benchmarks.contender.TopLinks;
import io.interflux.benchmarks.contender.TreeLevels;
import io.interflux.benchmarks.contender.TreeQuery;
import io.interflux.benchmarks.contender.TwoStatements;
import io.interflux.benchmarks.contender.WindowFunction;
import io.interflux.benchmarks.contender.hibernate.HibernateFetches;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.measure.Contender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who takes part in what, Interflux first; who does not, and why, is in {@link Absence}. */
final class Contenders {

    private Contenders() {}

    /** Everything on one connection each. */
    static List<Contender<FullGraph>> fullGraph() {
        return all(
                both("interflux", (at, format) -> InterfluxGrants.open(at, 1, format)),
                both("r2dbc-join", (at, format) -> RowJoin.open(at, 1, format)),
                both("r2dbc-batches", ArrayBatches::open),
                both("r2dbc-lateral", LateralArrays::open),
                one("jdbc-join", JdbcJoin::open),
                one("hibernate-reactive", at -> HibernateFetches.open(at, 1)),
                one("jooq-multiset", at -> JooqMultiset.open(at, 1)),
                one("spring-data", at -> SpringBatches.open(at, 1, TEXT)));
    }

    /** Those who can stream in bounded memory; the slow ones take a consumer that is slow. */
    static List<Contender<FullGraph>> streams() {
        return all(
                one("interflux", at -> InterfluxGrants.open(at, 1, TEXT)),
                one("interflux-slow", at -> new SlowConsumer(InterfluxGrants.open(at, 1, TEXT))),
                one("jdbc-cursor", JdbcJoin::open),
                one("r2dbc-join", at -> RowJoin.open(at, 1, TEXT)),
                one("jooq-multiset", at -> JooqMultiset.open(at, 1)));
    }

    /** The first parent with its children, and the first row of the parents' table. */
    static List<Contender<FullGraph>> first() {
        return all(
                one("first-parent", at -> InterfluxGrants.open(at, 1, TEXT)), one("plain-first-row", PlainRows::open));
    }

    /** One parent at a time, on as many connections as there are callers. */
    static List<Contender<PointRead>> points(int callers) {
        return all(
                both("interflux", (at, format) -> InterfluxGrants.open(at, callers, format)),
                both("r2dbc-two-statements", (at, format) -> TwoStatements.open(at, callers, format)),
                both("r2dbc-join", (at, format) -> RowJoin.open(at, callers, format)),
                one("jdbc-join", JdbcJoin::open),
                one("hibernate-reactive", at -> HibernateFetches.open(at, callers)),
                one("jooq-multiset", at -> JooqMultiset.open(at, callers)),
                one("spring-data", at -> SpringBatches.open(at, callers, TEXT)));
    }

    /** The first children of each parent. */
    static List<Contender<TopLinks>> topLinks() {
        return all(
                both("interflux", (at, format) -> InterfluxGrants.open(at, 1, format)),
                both("r2dbc-lateral", LateralArrays::open),
                both("r2dbc-window", WindowFunction::open),
                one("jooq-multiset", at -> JooqMultiset.open(at, 1)));
    }

    /** Trees, every one. */
    static List<Contender<Recursion>> trees() {
        return all(
                both("interflux", InterfluxRecursion::trees),
                both("r2dbc-cte", TreeQuery::open),
                both("r2dbc-levels", TreeLevels::open));
    }

    /** A person with friends, and theirs, in circles. */
    static List<Contender<Recursion>> friends() {
        return all(both("interflux", InterfluxRecursion::friends), both("r2dbc-cte", FriendsQuery::open));
    }

    /** Those who write very many rows. Interflux joins with its bulk load. */
    static List<Contender<BulkLoad>> bulkLoads() {
        return all(
                one("interflux", InterfluxBulk::open),
                one("r2dbc-copy", DriverCopy::open),
                one("jdbc-copy", JdbcCopy::open),
                one("r2dbc-inserts", InsertBatches::open));
    }

    /** The deep include. */
    static List<Contender<DeepInclude>> deepInclude() {
        return all(both("interflux", InterfluxDeep::open), both("r2dbc-batches", DeepBatches::open));
    }

    @SafeVarargs
    private static <C extends Connected> List<Contender<C>> all(Stream<Contender<C>>... parts) {
        List<Contender<C>> all = new ArrayList<>();
        for (Stream<Contender<C>> part : parts) {
            part.forEach(all::add);
        }
        return all;
    }

    private static <C extends Connected> Stream<Contender<C>> one(String name, Function<Endpoint, ? extends C> open) {
        return Stream.of(new Contender<>(name, open));
    }

    /** The same with the driver's defaults and with binary rows. */
    private static <C extends Connected> Stream<Contender<C>> both(
            String name, BiFunction<Endpoint, ResultFormat, ? extends C> open) {
        return Stream.of(TEXT, BINARY)
                .map(format -> new Contender<>(name + format.suffix(), endpoint -> open.apply(endpoint, format)));
    }
}
