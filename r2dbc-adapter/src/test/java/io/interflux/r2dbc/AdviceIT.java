package io.interflux.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

/** A driver whose settings cost speed is told of once. */
class AdviceIT {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.interflux.driver");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void textResultsAreToldOfOnceForEachFactoryAndThroughPools(TestDatabase database) {
        R2dbcDatabase.create(database.pool(1));
        R2dbcDatabase.create(database.pool(2));
        R2dbcDatabase.create(database.connectionFactory());
        if (database.kind() != Kind.POSTGRESQL) {
            assertThat(lines.list).isEmpty();
            return;
        }
        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.INFO);
            assertThat(line.getFormattedMessage())
                    .isEqualTo("PostgreSQL is read as text; forceBinary=true in the driver's URL reads rows faster."
                            + " Leave it off where columns hold numeric NaN, infinite dates or dates before 1582");
        });
        ConnectionFactory another = R2dbcInterflux.connectionFactory(database.url());
        R2dbcDatabase.create(another);
        assertThat(lines.list).hasSize(2);
    }
}
