package io.interflux.r2dbc;

import static io.interflux.r2dbc.Statements.numbers;
import static io.interflux.r2dbc.Statements.rows;
import static io.interflux.r2dbc.Statements.select;
import static io.interflux.r2dbc.Statements.update;
import static io.interflux.r2dbc.Statements.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.interflux.error.DatabaseException;
import io.interflux.model.DataType;
import io.interflux.spi.Database;
import io.interflux.sql.SqlStatement;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

/** One line per statement, with what it cost and without its values. */
class SqlLogIT {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.interflux.sql");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @OnEachDatabase
    void everyStatementIsLoggedWithoutItsValues(TestDatabase database) {
        database.execute(numbers(3));
        Database one = R2dbcDatabase.create(database.pool(1));
        SqlStatement select = select("SELECT n FROM t WHERE s = $1", DataType.LONG);
        rows(one, with(select, DataType.STRING, "row"));
        update(one, SqlStatement.of("DELETE FROM t WHERE n > 1"));
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> rows(one, select("SELECT 1 FROM missing", DataType.LONG)));
        List<String> texts =
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(texts).hasSize(3);
        assertThat(texts.get(0)).matches("SELECT n FROM t WHERE s = \\$1 \\[1 binds\\], 3 rows, \\d+ ms");
        assertThat(texts.get(1)).matches("DELETE FROM t WHERE n > 1 \\[0 binds\\], 2 rows, \\d+ ms");
        assertThat(texts.get(2)).matches("SELECT 1 FROM missing \\[0 binds\\], 0 rows, \\d+ ms, failed");
    }
}
