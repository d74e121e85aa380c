package io.interflux.testkit;

import io.r2dbc.spi.ConnectionFactories;
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
    private static final String DIRECTORY = "ot.epg.working-dir";

    private final EmbeddedPostgres server;
    private final Connection administration;
    private int databases;

    private PostgreSqlServer() {
        try {
            this.server = builder().start();
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

    /** A server without durability, in the directory for servers. */
    static EmbeddedPostgres.Builder builder() {
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
        if (System.getProperty(DIRECTORY) == null) {
            builder.setOverrideWorkingDirectory(directory());
        }
        return builder;
    }

    /** Where servers keep their files. */
    static File directory() {
        return new File(System.getProperty(DIRECTORY, "target/embedded-postgres"));
    }

    TestDatabase open(TestDatabase.Kind kind, boolean forceBinary) {
        String name = create();
        String url = url(server.getPort(), name) + "?forceBinary=" + forceBinary;
        return new TestDatabase(kind, url, ConnectionFactories.get(url), () -> drop(name));
    }

    /** The URL of a database of a server on that port. */
    static String url(int port, String name) {
        return "r2dbc:postgresql://" + USER + "@localhost:" + port + "/" + name;
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
