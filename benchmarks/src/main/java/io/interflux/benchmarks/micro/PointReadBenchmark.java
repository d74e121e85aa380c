package io.interflux.benchmarks.micro;

import io.interflux.benchmarks.contender.InterfluxGrants;
import io.interflux.benchmarks.contender.PointRead;
import io.interflux.benchmarks.contender.TwoStatements;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.Parent;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Mono;

/** One parent by its key with ten children: P3 again, by JMH, one contender after the other. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class PointReadBenchmark {

    private static final long KEYS = 20;

    /** Who reads. */
    @Param
    public Reader reader = Reader.INTERFLUX;

    private Runnable close = () -> {};
    private Function<Long, Mono<? extends Parent>> read = key -> Mono.empty();
    private long key;

    /** Those who read. */
    public enum Reader {
        /** Interflux with its defaults. */
        INTERFLUX {
            @Override
            PointRead open(Endpoint endpoint) {
                return InterfluxGrants.open(endpoint, 1, ResultFormat.TEXT);
            }
        },
        /** Two statements by hand. */
        TWO_STATEMENTS {
            @Override
            PointRead open(Endpoint endpoint) {
                return TwoStatements.open(endpoint, 1, ResultFormat.TEXT);
            }
        };

        abstract PointRead open(Endpoint endpoint);
    }

    /** Connects the reader. */
    @Setup
    public void open(Source source) {
        PointRead opened = reader.open(source.endpoint());
        close = opened::close;
        read = opened::pointRead;
    }

    /** Closes the connection. */
    @TearDown
    public void close() {
        close.run();
    }

    /** The next parent. */
    @Benchmark
    public Parent one() {
        key = key % KEYS + 1;
        return read.apply(key).blockOptional().orElseThrow();
    }
}
