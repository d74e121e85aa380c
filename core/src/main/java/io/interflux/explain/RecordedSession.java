package io.interflux.explain;

import io.interflux.spi.Row;
import io.interflux.spi.Session;
import io.interflux.spi.StatementExecutor;
import io.interflux.spi.TransactionSettings;
import io.interflux.sql.SqlStatement;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A session inside a transaction, of which everything that is read is measured. */
record RecordedSession(Session session, Measurement measurement) implements Session {

    /** Outside of any include it is the roots that are read. */
    @Override
    public <R> Flux<R> query(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
        return at(measurement.roots()).query(statement, fetchSize, mapper);
    }

    @Override
    public StatementExecutor at(String path) {
        return new RecordedStep(session, measurement, path);
    }

    /** Loads change nothing; what they send without reading rows are the declaration and the end of a cursor. */
    @Override
    public Mono<Long> update(SqlStatement statement) {
        return session.update(statement).doOnSuccess(done -> {
            if (!statement.text().startsWith("CLOSE ")) {
                measurement.declared(statement);
            }
        });
    }

    @Override
    public boolean inCallersTransaction() {
        return true;
    }

    @Override
    public Mono<Void> begin(TransactionSettings settings) {
        return session.begin(settings);
    }

    @Override
    public Mono<Void> commit() {
        return session.commit();
    }

    @Override
    public String acquireCursorName() {
        return session.acquireCursorName();
    }

    @Override
    public void releaseCursorName(String name) {
        session.releaseCursorName(name);
    }
}
