package io.interflux.r2dbc;

import io.interflux.dialect.Dialect;
import io.interflux.error.DatabaseException;
import io.interflux.error.InterfluxException;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.interflux.sql.Binding;
import io.interflux.sql.CopyStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What one database's driver needs to be told; the only place of the adapter that differs between databases. */
interface Profile {

    /**
     * The profile of the factory's database, by the name in its metadata, which pools and proxies hand through.
     *
     * @throws InterfluxException if there is none
     */
    static Profile of(ConnectionFactory connectionFactory) {
        String name = connectionFactory.getMetadata().getName();
        return switch (name) {
            case "PostgreSQL" -> new PostgreSqlProfile();
            case "H2" -> new H2Profile();
            default ->
                throw new InterfluxException(
                        "The database '" + name + "' is not supported; supported are PostgreSQL and H2");
        };
    }

    /** How this database's SQL is written. */
    Dialect dialect();

    /** The thread on which a connection is opened. */
    DriverThread connecting();

    /** The thread on which the driver of an open connection is talked to. */
    DriverThread thread(Connection connection, DriverThread connecting);

    /** Sets how many rows are fetched ahead, where the driver heeds it. */
    void fetchSize(Statement statement, int rows);

    /** The rows of a statement without parameters, in the way in which the driver lets them be cancelled. */
    default <R> Flux<R> withoutParameters(Flux<R> rows) {
        return rows;
    }

    /**
     * Whether a transaction can be trusted to be rolled back on the same connection although one of its statements was cancelled while it
     * was under way.
     */
    boolean rollsBackAfterCancel();

    /** Whether a statement was refused because of an earlier one that failed in the same transaction. */
    default boolean saysAborted(DatabaseException failure) {
        return false;
    }

    /** The statement that sets the connection back after a transaction begun with these settings; empty if none is needed. */
    Mono<String> restoring(Connection connection, TransactionSettings settings);

    /** The isolation of the transaction that is under way, as the database tells it, by what it means and not by its name. */
    Mono<Isolation> isolation(Connection connection);

    /** Begins a transaction. */
    Mono<Void> begin(Connection connection, TransactionSettings settings);

    /** Whether the driver behind the connection gives its way of copying rows out. */
    default boolean copies(Connection connection) {
        return false;
    }

    /**
     * Copies rows, and gives the number that the database has taken.
     *
     * @throws io.interflux.error.DatabaseException if a value cannot be sent, which names its row, before anything is
     */
    default Publisher<Long> copy(Connection connection, CopyStatement statement) {
        throw new UnsupportedOperationException(statement.text());
    }

    /** The values of an array parameter as the driver takes them. */
    default Object array(Binding.Array array) {
        return ParameterType.of(array.type()).array(array.values());
    }

    /** How columns are read. */
    Columns columns();

    /** What the factory's settings should be changed to, in a sentence, or {@code null} where they are well or cannot be seen. */
    default @Nullable String advice(ConnectionFactory connectionFactory) {
        return null;
    }

    /** How errors are explained. */
    Errors errors();
}
