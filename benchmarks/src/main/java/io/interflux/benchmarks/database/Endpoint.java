package io.interflux.benchmarks.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a database is reached, directly or through a proxy. */
public record Endpoint(String host, int port, String database) {

    /** The server's only user; it needs no password. */
    public static final String USER = "postgres";

    /** The same database by another way. */
    public Endpoint through(int otherPort) {
        return new Endpoint(host, otherPort, database);
    }

    /** A pool of r2dbc-postgresql's connections, opened when they are asked for. */
    public ConnectionPool pool(int size, ResultFormat format) {
        PostgresqlConnectionFactory driver = new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host(host)
                .port(port)
                .username(USER)
                .database(database)
                .forceBinary(format == ResultFormat.BINARY)
                .build());
        return new ConnectionPool(ConnectionPoolConfiguration.builder(driver)
                .initialSize(0)
                .maxSize(size)
                .build());
    }

    /** One connection of pgjdbc. */
    public Connection jdbc() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + host + ":" + port + "/" + database + "?sslmode=disable&gssEncMode=disable",
                USER,
                "");
    }
}
