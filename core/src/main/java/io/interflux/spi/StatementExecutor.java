package io.interflux.spi;

import io.interflux.error.InterfluxException;
import io.interflux.sql.CopyStatement;
import io.interflux.sql.SqlStatement;
import java.util.List;
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

    /**
     * As {@link #query}, all rows at once. An adapter collects them next to the driver, so that no row passes through operators one by one.
     *
     * @return one list, empty where there are no rows
     */
    default <R> Mono<List<R>> all(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
        return query(statement, fetchSize, mapper).collectList();
    }

    /** Runs a statement without rows and gives the number of rows that it changed, 0 for DDL. */
    Mono<Long> update(SqlStatement statement);

    /** The same for what is read at one place of a query, such as {@code user.profiles}; this one itself where that makes no difference. */
    default StatementExecutor at(String path) {
        return this;
    }

    /**
     * Whether this connection can {@link #copy}: the database must have a {@link io.interflux.dialect.Dialect#copying() way} and the driver
     * give it out, through whatever wraps its connection.
     */
    default boolean copies() {
        return false;
    }

    /**
     * Hands rows over by the database's own way for many at once, and gives the number that it has taken. All are sent without waiting, and
     * all or none are written. Errors tell of the row what the database does ({@link io.interflux.error.DatabaseException#reportedRow}).
     */
    default Mono<Long> copy(CopyStatement statement) {
        return Mono.error(new InterfluxException("This connection cannot copy rows; insert them: " + statement));
    }
}
