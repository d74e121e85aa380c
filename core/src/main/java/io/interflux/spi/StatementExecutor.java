package io.interflux.spi;

import io.interflux.sql.SqlStatement;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs statements on one connection, strictly one conversation at a time. Nothing is sent before subscription. Errors of the driver come
 * as {@link io.interflux.error.DatabaseException}.
 */
public interface StatementExecutor {

    /**
     * Runs a query and maps its rows in the database's order.
     *
     * @param statement text, bindings and the types of the columns
     * @param fetchSize how many rows the driver may fetch ahead of demand; 0 where the statement's own limit bounds the result
     * @param mapper called once per row, while the driver's row is valid; must not return null
     * @return the mapped rows; empty where there are none
     */
    <R> Flux<R> query(SqlStatement statement, int fetchSize, Function<Row, R> mapper);

    /** Runs a statement without rows and gives the number of rows that it changed, 0 for DDL. */
    Mono<Long> update(SqlStatement statement);
}
