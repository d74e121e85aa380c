package io.interflux.testkit;

import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.spi.ConnectionFactories;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of a test's own, which can be stopped and started again with its data, on the same port. Starting takes some seconds.
 *
 * <pre>{@code
 * try (RestartableServer server = RestartableServer.start()) {
 *     TestDatabase database = server.database();
 *     server.stop();   // whoever is connected is thrown out
 *     server.startAgain();
 * }
 * }</pre>
 */
public final class RestartableServer implements AutoCloseable {

    private final Path data;
    private final int port;
    private final TestDatabase database;
    private EmbeddedPostgres server;

    private RestartableServer(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.server = launch();
        String url = PostgreSqlServer.url(port, "postgres") + "?forceBinary=true";
        this.database = new TestDatabase(Kind.POSTGRESQL_BINARY, url, ConnectionFactories.get(url), this::halt);
    }

    /** A new server with an empty database. */
    public static RestartableServer start() {
        try {
            Path directory =
                    Files.createDirectories(PostgreSqlServer.directory().toPath());
            return new RestartableServer(Files.createTempDirectory(directory, "restartable"), freePort());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        return PostgreSqlServer.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** The database of this server. */
    public TestDatabase database() {
        return database;
    }

    /** Ends every connection and stops. */
    public void stop() {
        halt();
    }

    private void halt() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop", e);
        }
    }

    /** Starts again with the data that there were. */
    public void startAgain() {
        try {
            server = launch();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start again", e);
        }
    }

    /**
     * Closes the database's pools, stops, and removes the data.
     *
     * @throws IllegalStateException if a connection of a pool is still out some seconds after the test
     */
    @Override
    public void close() {
        database.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
