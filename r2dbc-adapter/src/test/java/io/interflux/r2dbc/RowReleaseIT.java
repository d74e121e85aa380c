package io.interflux.r2dbc;

import static io.interflux.r2dbc.Statements.select;
import static io.interflux.r2dbc.Statements.with;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.interflux.model.DataType;
import io.interflux.spi.Database;
import io.interflux.sql.SqlStatement;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/** Rows that nobody takes any more are released: Netty's search for leaks finds none after cancellations. */
class RowReleaseIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final SqlStatement PLAIN = select("SELECT n FROM generate_series(1, 600) n", DataType.LONG);
    private static final SqlStatement BOUND =
            with(select("SELECT n FROM generate_series(1, $1) n", DataType.LONG), DataType.LONG, 600L);

    @OnEachDatabase(Kind.POSTGRESQL)
    void ofCancelledStatements(TestDatabase database) {
        ListAppender<ILoggingEvent> reports = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
        ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        reports.start();
        log.addAppender(reports);
        try {
            Database one = R2dbcDatabase.create(database.pool(1));
            for (SqlStatement statement : List.of(PLAIN, BOUND)) {
                cancelSome(one, statement, 0);
                cancelSome(one, statement, 1000);
            }
        } finally {
            log.detachAppender(reports);
            ResourceLeakDetector.setLevel(before);
        }
        assertThat(reports.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }

    /** A leak is found when its row is collected, and reported when the next rows come. */
    private static void cancelSome(Database database, SqlStatement statement, int fetchSize) {
        for (int taken = 1; taken <= 10; taken++) {
            Flux<Object> rows = database.withSession(session -> session.query(statement, fetchSize, row -> "row"));
            rows.limitRate(8).take(taken).blockLast(LIMIT);
            if (taken % 5 == 0) {
                System.gc();
                rows.blockLast(LIMIT);
            }
        }
    }
}
