package io.interflux.benchmarks.micro;

import io.interflux.Interflux;
import io.interflux.benchmarks.contender.InterfluxGrants;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.User;
import io.interflux.r2dbc.R2dbcDatabase;
import io.r2dbc.pool.ConnectionPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import reactor.core.publisher.Flux;

/** A window of a thousand parents with ten children each, from rows that are in memory: planning, grouping and instances. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class AssemblyBenchmark {

    /** Parents of the window. */
    static final int WINDOW = 1000;

    /** So that the engine has seen this load before. */
    private static final int LOADS_BEFORE = 3;

    private Flux<User> load = Flux.empty();

    /** Loads the window from the database, and keeps its rows. */
    @Setup
    public void record(Source source) {
        ConnectionPool connections = source.endpoint().pool(1, ResultFormat.BINARY);
        try {
            RecordedDatabase database = new RecordedDatabase(R2dbcDatabase.create(connections));
            Interflux interflux = Interflux.create(database, InterfluxGrants.schema());
            load = interflux.find(InterfluxGrants.window(WINDOW));
            for (int i = 0; i < LOADS_BEFORE; i++) {
                database.rewind();
                load.blockLast();
            }
            database.replay();
        } finally {
            connections.dispose();
        }
    }

    /** The whole window; the number of its parents. */
    @Benchmark
    public long window() {
        return load.count().blockOptional().orElse(0L);
    }
}
