package io.interflux.benchmarks.micro;

import io.interflux.assemble.LoadedRow;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.model.DataType;
import io.interflux.r2dbc.R2dbcDatabase;
import io.interflux.sql.Binding;
import io.interflux.sql.SqlStatement;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ten thousand rows of five columns from the database, copied: by the driver alone, and through the adapter. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class DecodingBenchmark {

    private static final int ROWS = 10_000;
    private static final List<DataType<?>> COLUMNS =
            List.of(DataType.LONG, DataType.BOOLEAN, DataType.INTEGER, DataType.LONG, DataType.LONG);
    private static final String SQL =
            "SELECT id, \"selfGranted\", rank, \"userId\", \"profileId\" FROM grants LIMIT $1";

    /** How the rows are sent. */
    @Param
    public ResultFormat format = ResultFormat.TEXT;

    private Runnable close = () -> {};
    private Mono<Long> driver = Mono.empty();
    private Mono<Long> adapter = Mono.empty();

    /** Prepares both ways, on one connection each. */
    @Setup
    public void open(Source source) {
        ConnectionPool connections = source.endpoint().pool(1, format);
        close = connections::dispose;
        driver = Flux.usingWhen(connections.create(), DecodingBenchmark::read, Connection::close)
                .count();
        R2dbcDatabase database = R2dbcDatabase.create(connections);
        SqlStatement statement =
                new SqlStatement(SQL, List.of(new Binding.Scalar(DataType.LONG, (long) ROWS)), COLUMNS);
        adapter = database.withSession(
                        session -> session.query(statement, 0, row -> LoadedRow.copyOf(row, COLUMNS.size())))
                .count();
    }

    private static Flux<@Nullable Object[]> read(Connection connection) {
        return Flux.from(connection.createStatement(SQL).bind(0, (long) ROWS).execute())
                .concatMap(result -> result.map((row, metadata) -> {
                    @Nullable Object[] values = new @Nullable Object[COLUMNS.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.get(i, COLUMNS.get(i).javaType());
                    }
                    return values;
                }));
    }

    /** Closes the connections. */
    @TearDown
    public void close() {
        close.run();
    }

    /** By the driver, by index and class. */
    @Benchmark
    public long driver() {
        return driver.blockOptional().orElse(0L);
    }

    /** Through the adapter, as the library reads. */
    @Benchmark
    public long adapter() {
        return adapter.blockOptional().orElse(0L);
    }
}
