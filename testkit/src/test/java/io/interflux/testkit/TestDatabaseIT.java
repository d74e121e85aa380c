package io.interflux.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.testkit.StatementRecorder.Sent;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.postgresql.api.CopyInBuilder;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The databases are apart from one another, and the wrappers see what they promise to see. */
class TestDatabaseIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static Flux<Object> read(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.map((row, metadata) -> row.get(0, Object.class)));
    }

    private static Flux<Object> with(ConnectionFactory factory, Function<Connection, Flux<Object>> work) {
        return Flux.usingWhen(factory.create(), work, Connection::close);
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void databasesAreEmptyAndApart(TestDatabase database) {
        database.execute("CREATE TABLE t(n INTEGER)", "INSERT INTO t VALUES (1)");
        try (TestDatabase other = TestDatabase.open(database.kind())) {
            other.execute("CREATE TABLE t(n INTEGER)");
            assertThat(other.column("SELECT n FROM t")).isEmpty();
        }
        assertThat(database.column("SELECT n FROM t")).containsExactly(1);
    }

    @OnEachDatabase
    void aSecondConversationFails(TestDatabase database) {
        for (ConnectionFactory guarded : List.of(database.connectionFactory(), database.pool(1))) {
            assertThatThrownBy(() -> with(guarded, one -> read(one, "SELECT 1").concatMap(row -> read(one, "SELECT 2")))
                            .blockLast(LIMIT))
                    .hasMessageContaining(
                            "Two conversations on one connection: 'SELECT 2' was sent while the result of 'SELECT 1' was open");
            assertThat(with(guarded, one -> read(one, "SELECT 1").collectList().thenMany(read(one, "SELECT 2")))
                            .blockLast(LIMIT))
                    .isEqualTo(2);
        }
    }

    @OnEachDatabase({Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void aCopyIsAConversationToo(TestDatabase database) {
        database.execute("CREATE TABLE t(n INTEGER)");
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        ConnectionFactory copying = database.pool(recorder.connectionFactory(), 1);
        assertThat(with(copying, one -> copy(one)
                                .from("7\n".getBytes(UTF_8))
                                .build()
                                .flux()
                                .cast(Object.class)
                                .concatWith(read(one, "SELECT n FROM t")))
                        .collectList()
                        .block(LIMIT))
                .containsExactly(1L, 7);
        assertThat(recorder.texts()).containsExactly("COPY t FROM STDIN", "SELECT n FROM t");
        Flux<Object> both =
                with(copying, one -> Flux.merge(copy(one).fromMany(Flux.never()).build(), read(one, "SELECT 2")));
        assertThatThrownBy(() -> both.blockLast(LIMIT))
                .hasMessageContaining(
                        "Two conversations on one connection: 'SELECT 2' was sent while the result of 'COPY t FROM STDIN' was open");
    }

    private static CopyInBuilder copy(Connection connection) {
        Object beneath = connection;
        while (!(beneath instanceof PostgresqlConnection)) {
            beneath = ((Wrapped<?>) beneath).unwrap();
        }
        return ((PostgresqlConnection) beneath).copyIn("COPY t FROM STDIN");
    }

    @OnEachDatabase
    void whatIsSentIsRecorded(TestDatabase database) {
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        with(recorder.connectionFactory(), one -> Mono.from(one.beginTransaction())
                        .thenMany(read(one, "SELECT 1"))
                        .concatWith(Mono.from(one.commitTransaction()).then(Mono.empty())))
                .blockLast(LIMIT);
        assertThat(recorder.texts()).containsExactly("SELECT 1");
        assertThat(recorder.sent())
                .containsExactly(new Sent("BEGIN", 0), new Sent("SELECT 1", 0), new Sent("COMMIT", 0));
        recorder.clear();
        assertThat(recorder.sent()).isEmpty();
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void wrappersHandTheQuestionForTheEventLoopThrough(TestDatabase database) {
        ConnectionFactory wrapped = database.pool(1);
        Object eventLoop = Flux.usingWhen(
                        wrapped.create(),
                        connection -> Mono.justOrEmpty(((Wrapped<?>) connection).unwrap(Scheduler.class)),
                        Connection::close)
                .blockLast(LIMIT);
        assertThat(eventLoop).isInstanceOf(Scheduler.class);
    }

    @Test
    void aConnectionThatIsNotGivenBackFailsTheTest() {
        TestDatabase database = TestDatabase.open(Kind.H2);
        Mono.from(database.pool(1).create()).block(LIMIT);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(database::close)
                .withMessage("1 connections were not given back to their pool");
    }
}
