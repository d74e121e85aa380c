package io.interflux.r2dbc;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.H2Dialect;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * H2 over r2dbc-h2, which works on the calling thread, waits for locks and files there, and knows no fetch size. It has no read-only
 * transactions; writes within them are refused before they are sent.
 */
final class H2Profile implements Profile {

    private static final String CHARACTERISTICS = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL ";
    private static final String CURRENT_ISOLATION =
            "SELECT ISOLATION_LEVEL FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID()";

    private static final long TRIES = 20;

    private final Errors errors = new Errors(dialect(), new H2Errors());

    @Override
    public Dialect dialect() {
        return H2Dialect.INSTANCE;
    }

    @Override
    public DriverThread connecting() {
        return DriverThread.blocking();
    }

    @Override
    public DriverThread thread(Connection connection, DriverThread connecting) {
        return connecting;
    }

    @Override
    public void fetchSize(Statement statement, int rows) {
        // the driver ignores it; LAZY_QUERY_EXECUTION=1 in the URL is what bounds its memory
    }

    /**
     * The level to set back. The table of sessions lists all of them, and H2 2.4.240 fails with a NullPointerException if another one ends
     * its transaction at that moment; the question changes nothing, so it is asked again.
     */
    @Override
    public Mono<String> restoring(Connection connection, TransactionSettings settings) {
        return settings.isolation() == Isolation.DEFAULT
                ? Mono.empty()
                : level(connection).map(level -> CHARACTERISTICS + level);
    }

    private static Mono<String> level(Connection connection) {
        return Flux.defer(() -> connection.createStatement(CURRENT_ISOLATION).execute())
                .concatMap(result -> result.map((row, metadata) -> String.valueOf(row.get(0))))
                .single()
                .retry(TRIES);
    }

    /** H2's own REPEATABLE READ shows rows that were committed meanwhile. */
    @Override
    public Mono<Isolation> isolation(Connection connection) {
        return level(connection).map(level -> switch (level) {
            case "SNAPSHOT" -> Isolation.REPEATABLE_READ;
            case "SERIALIZABLE" -> Isolation.SERIALIZABLE;
            default -> Isolation.READ_COMMITTED;
        });
    }

    /** The driver's own way of setting an isolation level changes the lock mode of the whole database, so it is not used. */
    @Override
    public Mono<Void> begin(Connection connection, TransactionSettings settings) {
        Mono<Void> begin = Mono.from(connection.beginTransaction());
        return settings.isolation() == Isolation.DEFAULT
                ? begin
                : SqlRunner.plain(connection, CHARACTERISTICS + name(settings.isolation()))
                        .then(begin);
    }

    /** H2's SNAPSHOT is what the standard's REPEATABLE READ is elsewhere: one snapshot for the whole transaction. */
    private static String name(Isolation isolation) {
        return isolation == Isolation.REPEATABLE_READ
                ? "SNAPSHOT"
                : isolation.name().replace('_', ' ');
    }

    /** Everything on one connection is done one after another on one thread. */
    @Override
    public boolean rollsBackAfterCancel() {
        return true;
    }

    @Override
    public Columns columns() {
        return H2Columns.INSTANCE;
    }

    @Override
    public Errors errors() {
        return errors;
    }
}
