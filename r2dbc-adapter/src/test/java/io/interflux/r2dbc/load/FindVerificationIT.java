package io.interflux.r2dbc.load;

import io.interflux.Interflux;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.Select;
import io.interflux.r2dbc.BlockingCalls;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Factory;
import reactor.core.publisher.Flux;

/**
 * The Reactive Streams Technology Compatibility Kit over {@code find}, in windows of three, so that most of its rules meet the border of a
 * window. It asserts rules 1.x (the publisher) and 3.x (the subscription) of the specification.
 */
public final class FindVerificationIT extends PublisherVerification<DynamicEntity> {

    private static final long PATIENCE_MILLIS = 5000;
    private static final long SILENCE_MILLIS = 40;
    private static final long POLL_MILLIS = 10;
    private static final long GONE_MILLIS = 1000;
    private static final int PARENTS = 40;

    private static final Select<DynamicEntity> BY_KEY =
            Select.from("parent").include("children").include("clubs", c -> c.through(j -> j.none()));
    private static final Select<DynamicEntity> BY_RANK =
            BY_KEY.orderBy(AttributeReference.named("rank").asc());

    private final Kind kind;
    private final BiFunction<Interflux, Long, Flux<DynamicEntity>> load;
    private TestDatabase database;
    private ConnectionPool pool;
    private Interflux interflux;

    /** One verification of one way of loading. */
    private FindVerificationIT(Kind kind, BiFunction<Interflux, Long, Flux<DynamicEntity>> load) {
        super(new TestEnvironment(PATIENCE_MILLIS, SILENCE_MILLIS, POLL_MILLIS), GONE_MILLIS);
        this.kind = kind;
        this.load = load;
    }

    /** By keyset on each database, by cursor, and in a caller's transaction. */
    @Factory
    public static Object[] each() {
        return new Object[] {
            new FindVerificationIT(Kind.H2, (one, limit) -> one.find(BY_KEY.limit(limit))),
            new FindVerificationIT(Kind.POSTGRESQL, (one, limit) -> one.find(BY_KEY.limit(limit))),
            new FindVerificationIT(Kind.POSTGRESQL, (one, limit) -> one.find(BY_RANK.limit(limit))),
            new FindVerificationIT(
                    Kind.POSTGRESQL, (one, limit) -> one.inTransaction(tx -> tx.find(BY_RANK.limit(limit)))),
        };
    }

    /** The pool is large, since the kit abandons subscriptions without cancelling them. */
    @BeforeClass
    public void open() {
        BlockingCalls.watch();
        database = TestDatabase.open(kind);
        Family.create(database, PARENTS, 2);
        pool = database.pool(50);
        interflux =
                R2dbcInterflux.create(pool, Family.SCHEMA, R2dbcOptions.DEFAULT, LoadOptions.DEFAULT.withWindowRows(3));
    }

    /** Connections of abandoned subscriptions end with the database. */
    @AfterClass
    public void close() {
        pool.disposeLater().block(Duration.ofMillis(PATIENCE_MILLIS));
        database.close();
        BlockingCalls.assertNone();
    }

    @Override
    public Publisher<DynamicEntity> createPublisher(long elements) {
        return load.apply(interflux, elements);
    }

    /** A load can fail only once there is demand, and the kit's failing publishers fail before: {@code FailuresIT} has what fails. */
    @Override
    public Publisher<DynamicEntity> createFailedPublisher() {
        return null;
    }

    @Override
    public long maxElementsFromPublisher() {
        return PARENTS;
    }

    @Override
    public String toString() {
        return kind + " " + super.toString();
    }
}
