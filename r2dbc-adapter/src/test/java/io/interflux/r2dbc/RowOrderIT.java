package io.interflux.r2dbc;

import static io.interflux.r2dbc.Statements.numbers;
import static io.interflux.r2dbc.Statements.select;
import static io.interflux.r2dbc.Statements.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.model.DataType;
import io.interflux.spi.Database;
import io.interflux.sql.SqlStatement;
import io.interflux.testkit.Fire;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Rows keep their order when demand comes from other threads in small portions, which r2dbc-postgresql before 1.1.2 does not promise by
 * itself: without {@link DriverThread} some runs of the long form of this test fail.
 */
class RowOrderIT {

    private static final int RUNS = Fire.count("runs of ordered rows under demand from other threads", 6, 100);
    private static final int ROWS = Fire.count("rows of each such run", 20_000, 100_000);

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void rowsKeepTheirOrderUnderDemandFromOtherThreads(TestDatabase database) {
        database.execute(numbers(ROWS));
        SqlStatement ordered =
                with(select("SELECT n FROM t WHERE n > $1 ORDER BY n", DataType.LONG), DataType.LONG, 0L);
        ConnectionFactory proxied =
                ProxyConnectionFactory.builder(database.connectionFactory()).build();
        List<Database> wrapped =
                List.of(R2dbcDatabase.create(database.pool(1)), R2dbcDatabase.create(database.pool(proxied, 1)));
        for (int run = 0; run < RUNS; run++) {
            Database one = wrapped.get(run % wrapped.size());
            int fetchSize = run % 3 == 0 ? 0 : 1000;
            Flux<Long> rows = one.withSession(
                    session -> session.query(ordered, fetchSize, row -> (Long) Objects.requireNonNull(row.get(0))));
            long expected = rows.publishOn(Schedulers.parallel(), 1 + run % 7)
                    .reduce(1L, RowOrderIT::following)
                    .blockOptional(Duration.ofMinutes(2))
                    .orElseThrow();
            assertThat(expected).isEqualTo(ROWS + 1L);
        }
    }

    /** What comes after that row, which is the one that was expected. Said of millions of rows, and so without a library. */
    private static long following(long expected, long row) {
        if (row != expected) {
            throw new AssertionError("The row " + row + " came in the place of " + expected);
        }
        return row + 1;
    }
}
