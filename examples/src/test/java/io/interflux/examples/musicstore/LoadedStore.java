package io.interflux.examples.musicstore;

import io.interflux.Interflux;
import io.interflux.examples.musicstore.load.Progress;
import io.interflux.examples.musicstore.load.StorePreparation;
import io.interflux.examples.musicstore.model.MusicStoreSchema;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The music store in one database of each kind, loaded once for all tests of a class. */
public final class LoadedStore implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Map<TestDatabase.Kind, TestDatabase> databases = new EnumMap<>(TestDatabase.Kind.class);

    /** The loaded database of that kind. */
    public TestDatabase on(TestDatabase.Kind kind) {
        return databases.computeIfAbsent(kind, LoadedStore::load);
    }

    private static TestDatabase load(TestDatabase.Kind kind) {
        TestDatabase database = TestDatabase.open(kind);
        Progress silent = Progress.of(Progress.Style.NONE, new PrintStream(OutputStream.nullOutputStream()));
        new StorePreparation(interflux(database, StatementRecorder.on(database.connectionFactory())), silent)
                .prepare(StorePreparation.Mode.ALWAYS)
                .block(LIMIT);
        return database;
    }

    /** An {@code Interflux} on a pool of one connection whose statements are recorded. */
    public static Interflux interflux(TestDatabase database, StatementRecorder recorder) {
        return R2dbcInterflux.create(database.pool(recorder.connectionFactory(), 1), MusicStoreSchema.SCHEMA);
    }

    /** The first column of a query, numbers as {@code long}. */
    public static List<Long> longs(TestDatabase database, String query) {
        return database.column(query).stream()
                .map(value -> ((Number) value).longValue())
                .toList();
    }

    @Override
    public void close() {
        databases.values().forEach(TestDatabase::close);
    }
}
