package io.interflux.r2dbc;

import io.interflux.spi.Row;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.interflux.sql.CopyStatement;
import io.interflux.sql.SqlStatement;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A session outside any transaction of the caller's; a second statement under an open result is refused. */
final class OwnSession implements Session {

    private final Lease lease;
    private final SqlRunner runner;
    private final CursorNames cursorNames = new CursorNames();

    OwnSession(Lease lease) {
        this.lease = lease;
        this.runner = new SqlRunner(lease);
    }

    @Override
    public boolean inCallersTransaction() {
        return false;
    }

    @Override
    public <R> Flux<R> query(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
        return runner.query(statement, fetchSize, mapper);
    }

    @Override
    public <R> Mono<List<R>> all(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
        return runner.all(statement, fetchSize, mapper);
    }

    @Override
    public Mono<Long> update(SqlStatement statement) {
        return runner.update(statement);
    }

    @Override
    public boolean copies() {
        return lease.copies();
    }

    @Override
    public Mono<Long> copy(CopyStatement statement) {
        return runner.copy(statement);
    }

    @Override
    public Mono<Void> begin(TransactionSettings settings) {
        return lease.begin(settings);
    }

    @Override
    public Mono<Void> commit() {
        return lease.commit();
    }

    @Override
    public String acquireCursorName() {
        return cursorNames.acquire();
    }

    @Override
    public void releaseCursorName(String name) {
        cursorNames.release(name);
    }
}
