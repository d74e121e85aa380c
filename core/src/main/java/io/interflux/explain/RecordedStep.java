package io.interflux.explain;

import io.interflux.spi.Row;
import io.interflux.spi.Session;
import io.interflux.spi.StatementExecutor;
import io.interflux.sql.SqlStatement;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends the statements of one step, and measures them as those of that step. */
record RecordedStep(Session session, Measurement measurement, String path) implements StatementExecutor {

    @Override
    public <R> Flux<R> query(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
        return Flux.defer(() -> {
            Measurement.Taken taken = measurement.begun(path, statement);
            long start = System.nanoTime();
            return session.query(statement, fetchSize, mapper)
                    .doOnNext(row -> taken.row())
                    .doOnComplete(() -> taken.ended(System.nanoTime() - start));
        });
    }

    @Override
    public Mono<Long> update(SqlStatement statement) {
        return session.update(statement);
    }
}
