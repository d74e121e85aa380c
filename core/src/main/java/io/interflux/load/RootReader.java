package io.interflux.load;

import io.interflux.assemble.LoadedRow;
import io.interflux.error.InterfluxException;
import io.interflux.error.QueryException;
import io.interflux.plan.Windowing;
import io.interflux.spi.Database;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.interflux.sql.SqlStatement;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the roots of one load window by window, with their graphs. A window is read to its end, then the children of its roots, then the
 * roots are emitted; the next window begins when there is demand for more. State of one subscription.
 */
final class RootReader {

    private static final String CURSOR =
            "cursor; consume faster, order by the primary key (then no transaction is held)";
    private static final String SNAPSHOT =
            "snapshot; consume faster, leave snapshot() out (then no transaction is held)";

    private final Database database;
    private final LoadReport report;
    private final PreparedLoad load;
    private final GraphReader graphs;
    private final @Nullable PageEnd end;
    private final IdleWatch watch;
    private final WindowSize size;
    private long taken;
    private boolean done;
    private @Nullable LoadedRow last;

    RootReader(LoadRun run, PreparedLoad load) {
        this(run, load, null);
    }

    private RootReader(LoadRun run, PreparedLoad load, @Nullable PageEnd end) {
        LoadOptions options = run.options();
        this.database = run.database();
        this.report = run.report();
        this.load = load;
        this.end = end;
        this.watch = new IdleWatch(options.cursorIdleLimit(), load.snapshot() ? SNAPSHOT : CURSOR);
        this.graphs = new GraphReader(run);
        this.size = new WindowSize(options.windowRows());
        this.done = load.limit() != null && load.limit() == 0;
    }

    /** All of the query's roots, as one page: with one row more than its limit, which is not on the page. */
    static Mono<RootPage<Object>> page(LoadRun run, PreparedLoad load) {
        long size = load.limit() == null ? Long.MAX_VALUE : load.limit();
        boolean endless = size == 0 || size == Long.MAX_VALUE;
        PageEnd end = new PageEnd(load.pages(), size);
        RootReader reader = new RootReader(run, endless ? load : load.withLimit(size + 1), end);
        return reader.read().collectList().map(roots -> new RootPage<>(roots, end.nextCursor()));
    }

    Flux<Object> read() {
        if (done) {
            return Flux.empty();
        }
        Flux<Object> roots = load.snapshot() ? OnDemand.once(this::inSnapshot) : windows();
        return load.forUpdate() ? locking(roots) : roots;
    }

    private Flux<Object> locking(Flux<Object> roots) {
        return database.hasTransaction()
                .flatMapMany(joins -> joins
                        ? roots
                        : Flux.error(new QueryException(
                                "forUpdate() locks rows until the caller's transaction ends, but there is none;"
                                        + " load inside of inTransaction(tx -> tx.find(…))")));
    }

    /**
     * Joins the caller's transaction, which must have one snapshot, or begins one. What comes in one window is emitted after the COMMIT, so
     * that no transaction waits for the consumer.
     */
    private Flux<Object> inSnapshot() {
        if (load.windowing() instanceof Windowing.Single) {
            return snapshot(windows().collectList()).flatMapIterable(roots -> roots);
        }
        return database.hasTransaction().flatMapMany(joins -> snapshot(joins ? windows() : watch.guard(windows())));
    }

    private <R> Flux<R> snapshot(Publisher<R> work) {
        return database.inTransaction(TransactionSettings.SNAPSHOT, session -> work);
    }

    private Flux<Object> windows() {
        if (load.windowing() instanceof Windowing.Single) {
            return OnDemand.once(() -> emitted(inOwnSession(load::all)));
        }
        if (load.windowing() instanceof Windowing.ServerCursor) {
            return OnDemand.once(() -> database.withSession(this::byCursor));
        }
        return OnDemand.repeatedly(() -> emitted(inOwnSession(this::nextStatement)), () -> done);
    }

    /** The connection is given back before the roots are emitted: the consumer may need one of its own. */
    private Mono<List<Object>> inOwnSession(Supplier<SqlStatement> statement) {
        return watch.reading(database.withSession(session -> window(session, statement.get(), 0))
                .single());
    }

    private static Flux<Object> emitted(Mono<List<Object>> window) {
        return window.flatMapIterable(roots -> roots);
    }

    private Mono<List<Object>> window(Session session, SqlStatement statement, int fetchSize) {
        graphs.beginWindow();
        return report.window(
                load.assembler().path(), load.windowing().name(), () -> roots(session, statement, fetchSize));
    }

    private Mono<List<Object>> roots(Session session, SqlStatement statement, int fetchSize) {
        return graphs.roots(session, statement, fetchSize, load.assembler())
                .map(this::advance)
                .flatMap(rows -> graphs.instances(session, load.roots(GraphReader.evidence(rows.size())), rows)
                        .doOnNext(roots -> size.brought(rows.size(), graphs.windowRows())));
    }

    private SqlStatement nextStatement() {
        if (load.windowing() instanceof Windowing.Keyset keyset && last != null) {
            return load.windowAfter(keyset.after(last::get), windowRows());
        }
        long offset = load.windowing() instanceof Windowing.Offset ? load.offset() + taken : load.offset();
        return load.window(windowRows(), offset);
    }

    private long windowRows() {
        Long limit = load.limit();
        return limit == null ? size.roots() : Math.min(size.roots(), limit - taken);
    }

    private List<LoadedRow> advance(List<LoadedRow> rows) {
        long asked = windowRows();
        taken += rows.size();
        boolean limitReached = load.limit() != null && taken >= load.limit();
        done = rows.size() < asked || limitReached;
        if (!rows.isEmpty()) {
            last = rows.get(rows.size() - 1);
        }
        return end == null ? rows : end.cut(rows);
    }

    /**
     * A transaction of the library's own that does not come to its commit is rolled back by the end of the session, and by nothing else: a
     * rollback from here would meet that one when an error and a cancellation coincide.
     */
    private Flux<Object> byCursor(Session session) {
        boolean own = !session.inCallersTransaction();
        Flux<Object> rows = Flux.usingWhen(
                        watch.reading(opened(session, own)),
                        cursor ->
                                OnDemand.repeatedly(() -> emitted(watch.reading(fetched(session, cursor))), () -> done),
                        cursor -> watch.reading(cursor.close(own)),
                        (cursor, error) -> own ? Mono.empty() : cursor.abandon(error),
                        cursor -> own ? Mono.empty() : cursor.cancel())
                .onErrorMap(RootReader::unwrapped);
        return own ? watch.guard(rows) : rows;
    }

    /** {@code usingWhen} wraps the error of a clean-up after completion, such as a COMMIT that fails. */
    private static Throwable unwrapped(Throwable error) {
        return error.getClass() == RuntimeException.class && error.getCause() instanceof InterfluxException cause
                ? cause
                : error;
    }

    /**
     * A FETCH has no parameters, and without a fetch size r2dbc-postgresql would read it as text in the simple protocol. The fetch size is
     * one more than there can be, since an equal one costs a round trip to learn that there are no more.
     */
    private Mono<List<Object>> fetched(Session session, ServerCursor cursor) {
        int rows = Math.toIntExact(windowRows());
        return window(session, cursor.fetch(rows), rows + 1);
    }

    private Mono<ServerCursor> opened(Session session, boolean own) {
        Mono<Void> begun = own ? session.begin(TransactionSettings.READ_ONLY) : Mono.empty();
        return begun.then(ServerCursor.open(session, database.dialect(), load.all()));
    }
}
