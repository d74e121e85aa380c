package io.interflux.benchmarks.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The PostgreSQL of a run: one server, a database for each set of data, which is made when first asked for. Not thread-safe. */
public final class Server implements AutoCloseable {

    /** What differs from the server's own defaults: enough memory for the data, and no durability, since nothing but reading is measured. */
    public static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "shared_buffers", "1GB",
            "work_mem", "64MB",
            "maintenance_work_mem", "256MB",
            "max_wal_size", "4GB",
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "autovacuum", "off"));

    private final EmbeddedPostgres server;
    private final Map<DataSet, Endpoint> databases = new TreeMap<>();

    private Server(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts the server with its files in a directory of its own beneath that one. */
    public static Server start(Path directory) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.toAbsolutePath().toFile())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF-8");
        SETTINGS.forEach(builder::setServerConfig);
        return new Server(builder.start());
    }

    /** The database with that data. */
    public Endpoint database(DataSet data) throws SQLException {
        Endpoint known = databases.get(data);
        if (known == null) {
            known = create(data);
            databases.put(data, known);
        }
        return known;
    }

    private Endpoint create(DataSet data) throws SQLException {
        String name = "data" + (databases.size() + 1);
        execute(endpoint("postgres"), "CREATE DATABASE " + name);
        Endpoint endpoint = endpoint(name);
        execute(endpoint, data.statements().toArray(String[]::new));
        return endpoint;
    }

    private Endpoint endpoint(String database) {
        return new Endpoint("localhost", server.getPort(), database);
    }

    private static void execute(Endpoint endpoint, String... statements) throws SQLException {
        try (Connection connection = endpoint.jdbc();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    /** As the server says it, such as 18.4. */
    public String version() throws SQLException {
        try (Connection connection = endpoint("postgres").jdbc();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW server_version")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
