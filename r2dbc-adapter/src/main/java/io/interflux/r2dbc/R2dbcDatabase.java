package io.interflux.r2dbc;

import io.interflux.dialect.Dialect;
import io.interflux.error.internal.Arguments;
import io.interflux.spi.Database;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A database reached through an R2DBC {@link ConnectionFactory}, pooled or not.
 *
 * <pre>{@code
 * Database database = R2dbcDatabase.create(ConnectionFactories.get("r2dbc:pool:postgresql://localhost/shop"));
 * }</pre>
 *
 * <p>Two settings of the URL are worth making: {@code forceBinary=true} on PostgreSQL, where rows are then decoded in about two
 * thirds of the time, and {@code LAZY_QUERY_EXECUTION=1} on H2, which otherwise holds every result in memory at once. Leave
 * {@code forceBinary} off where columns hold numeric NaN, infinite dates or dates before 1582: r2dbc-postgresql 1.1.1 reads these wrongly
 * in binary.
 *
 * <p>A transaction travels in the Reactor Context under a key of this instance's own, so two databases never share one. Those that others
 * begin are joined through {@link OuterTransactions}.
 */
public final class R2dbcDatabase implements Database {

    private final Leases leases;
    private final OuterTransactions outer;
    private final Object transactionKey = new Object();

    private R2dbcDatabase(Leases leases, OuterTransactions outer) {
        this.leases = leases;
        this.outer = outer;
    }

    /**
     * A database with the default limits of time.
     *
     * @throws io.interflux.error.InterfluxException if the factory belongs to a database that the library does not know
     */
    public static R2dbcDatabase create(ConnectionFactory connectionFactory) {
        return create(connectionFactory, R2dbcOptions.DEFAULT);
    }

    /**
     * A database with limits of time of the caller's.
     *
     * @throws io.interflux.error.InterfluxException if the factory belongs to a database that the library does not know
     */
    public static R2dbcDatabase create(ConnectionFactory connectionFactory, R2dbcOptions options) {
        return create(connectionFactory, options, OuterTransactions.NONE);
    }

    /**
     * A database that joins transactions which others begin on connections of the same factory.
     *
     * @throws io.interflux.error.InterfluxException if the factory belongs to a database that the library does not know
     */
    public static R2dbcDatabase create(
            ConnectionFactory connectionFactory, R2dbcOptions options, OuterTransactions outer) {
        Arguments.required("The outer transactions of a database", outer);
        Profile profile = Profile.of(connectionFactory);
        Advice.give(connectionFactory, profile);
        return new R2dbcDatabase(new Leases(connectionFactory, profile, options), outer);
    }

    @Override
    public Dialect dialect() {
        return leases.profile().dialect();
    }

    /**
     * {@inheritDoc}
     *
     * <p>A connection that was left in the middle of a statement is given back after the driver has drained it. One whose clean-up fails
     * or takes longer than {@link R2dbcOptions#cleanUpTimeout} is closed for good, under a pool too: the pool finds it dead and replaces it.
     */
    @Override
    public <R> Flux<R> withSession(Function<Session, Publisher<R>> work) {
        return current()
                .map(session -> Flux.<R>from(work.apply(session)))
                .defaultIfEmpty(withOwnSession(work))
                .flatMapMany(answer -> answer);
    }

    private <R> Flux<R> withOwnSession(Function<Session, Publisher<R>> work) {
        return leases.using(lease -> lease, lease -> work.apply(new OwnSession(lease)), Lease::release);
    }

    @Override
    public Mono<Boolean> hasTransaction() {
        return current().hasElement();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Elements are passed on as they come, before the commit, so an operator that cancels after an element, such as {@code next()} or
     * {@code take(1)}, rolls back; {@code singleOrEmpty()}, {@code then()} and {@code collectList()} wait for the commit.
     */
    @Override
    public <R> Flux<R> inTransaction(TransactionSettings settings, Function<Session, Publisher<R>> work) {
        return current()
                .map(session -> session.joined(settings, work))
                .defaultIfEmpty(inOwnTransaction(settings, work))
                .flatMapMany(answer -> answer);
    }

    private <R> Flux<R> inOwnTransaction(TransactionSettings settings, Function<Session, Publisher<R>> work) {
        return leases.using(
                lease -> new TransactionSession(lease, settings),
                session -> session.run(work).contextWrite(context -> context.put(transactionKey, session)),
                TransactionSession::release);
    }

    /** The transaction that is joined: one of the library's own, else one that others have begun. */
    private Mono<TransactionSession> current() {
        return Mono.deferContextual(context -> Mono.justOrEmpty(context.<TransactionSession>getOrEmpty(transactionKey)))
                .switchIfEmpty(outer.current(this::join).map(JoinedTransaction::session));
    }

    /** Whatever isolation was asked for there, the database is asked for what it gives: r2dbc-h2 does not give all that it is asked for. */
    private JoinedTransaction join(Connection connection, boolean readOnly) {
        return new JoinedTransaction(new TransactionSession(
                leases.borrowed(connection), TransactionSettings.DEFAULT.withReadOnly(readOnly)));
    }
}
