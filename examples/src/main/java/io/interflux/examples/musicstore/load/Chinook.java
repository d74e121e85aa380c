package io.interflux.examples.musicstore.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import net.hydromatic.chinook.data.hsqldb.ChinookHsqldb;
import org.hsqldb.jdbc.JDBCDataSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** The Chinook music store as its artifact ships it: an HSQLDB inside a jar. JDBC blocks, so everything runs on threads that may. */
final class Chinook {

    private final Connection connection;

    private Chinook(Connection connection) {
        this.connection = connection;
    }

    /** Opens the source; to be closed by {@link #close}. */
    static Mono<Chinook> open() {
        return Mono.fromCallable(Chinook::connect).subscribeOn(Schedulers.boundedElastic());
    }

    private static Chinook connect() {
        // Otherwise HSQLDB replaces the handlers of java.util.logging and announces it.
        System.setProperty("hsqldb.reconfig_logging", "false");
        JDBCDataSource source = new JDBCDataSource();
        source.setURL(ChinookHsqldb.URI + ";shutdown=true");
        source.setUser(ChinookHsqldb.USER);
        source.setPassword(ChinookHsqldb.PASSWORD);
        try {
            return new Chinook(source.getConnection());
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Closes the source, and with its last connection the database in the jar. */
    Mono<Void> close() {
        return Mono.<Void>fromRunnable(this::disconnect).subscribeOn(Schedulers.boundedElastic());
    }

    private void disconnect() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** How many rows all tables have. */
    Mono<Long> size() {
        return Flux.fromIterable(SourceTable.ALL)
                .map(this::size)
                .reduce(0L, Long::sum)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private long size(SourceTable<?> table) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(table.countQuery())) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The rows of a table by its key. The result set is moved by one row for each that is requested, and closed at the end or on cancel. */
    <T> Flux<T> rows(SourceTable<T> table) {
        return Flux.generate(
                        () -> query(table),
                        (ResultSet result, SynchronousSink<T> sink) -> next(table, result, sink),
                        Chinook::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private ResultSet query(SourceTable<?> table) {
        try {
            Statement statement = connection.createStatement();
            statement.closeOnCompletion();
            return statement.executeQuery(table.query());
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static <T> ResultSet next(SourceTable<T> table, ResultSet result, SynchronousSink<T> sink) {
        try {
            if (result.next()) {
                sink.next(table.entity().apply(new SourceRow(result)));
            } else {
                sink.complete();
            }
            return result;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static void close(ResultSet result) {
        try {
            result.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    static StoreException unreadable(SQLException cause) {
        return new StoreException("The Chinook data cannot be read: " + cause.getMessage(), cause);
    }
}
