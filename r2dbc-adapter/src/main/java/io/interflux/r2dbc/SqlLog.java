package io.interflux.r2dbc;

import io.interflux.sql.SqlStatement;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * One line at DEBUG per statement under the logger {@code io.interflux.sql}: text, number of binds, rows, time until its result was
 * consumed; never a value.
 */
final class SqlLog {

    private static final Logger LOG = Loggers.getLogger("io.interflux.sql");

    private final SqlStatement statement;
    private final long start;
    private long rows;

    private SqlLog(SqlStatement statement) {
        this.statement = statement;
        this.start = System.nanoTime();
    }

    static SqlLog start(SqlStatement statement) {
        return new SqlLog(statement);
    }

    /** Counts a row that was read. */
    void row() {
        rows++;
    }

    /** Notes how many rows were changed. */
    void rows(long changed) {
        rows = changed;
    }

    /** The answer, whose end is logged; untouched where nobody reads the log. */
    <R> Flux<R> watched(Flux<R> answer) {
        return LOG.isDebugEnabled()
                ? answer.doOnComplete(() -> write(""))
                        .doOnError(error -> write(", failed"))
                        .doOnCancel(() -> write(", cancelled"))
                : answer;
    }

    private void write(String how) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        LOG.debug("{}, {} rows, {} ms{}", statement, rows, millis, how);
    }
}
