package io.interflux.r2dbc;

import static io.interflux.r2dbc.Statements.all;
import static io.interflux.r2dbc.Statements.rows;
import static io.interflux.r2dbc.Statements.select;
import static io.interflux.r2dbc.Statements.update;
import static io.interflux.r2dbc.Statements.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.interflux.error.ConstraintViolationException;
import io.interflux.error.ConstraintViolationException.Kind;
import io.interflux.error.DatabaseException;
import io.interflux.error.InterfluxException;
import io.interflux.model.DataType;
import io.interflux.spi.Database;
import io.interflux.sql.SqlStatement;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Errors by SQLSTATE: what happened, the statement's text, the fix, and never a value. */
class ErrorsIT {

    private static final String SECRET = "secret";

    private static Database people(TestDatabase database) {
        database.execute(
                "CREATE TABLE \"users\"(\"id\" BIGINT PRIMARY KEY, \"email\" VARCHAR(10) CONSTRAINT \"email once\" UNIQUE,"
                        + " \"points\" INTEGER NOT NULL CONSTRAINT \"points_positive\" CHECK (\"points\" > 0))",
                "CREATE TABLE \"grants\"(\"userId\" BIGINT CONSTRAINT \"grants_user\" REFERENCES \"users\"(\"id\"))",
                "INSERT INTO \"users\" VALUES (1, 'secret', 1)",
                "INSERT INTO \"grants\" VALUES (1)");
        return R2dbcDatabase.create(database.pool(1));
    }

    private static SqlStatement user(long id, String email, @Nullable Integer points) {
        SqlStatement insert = SqlStatement.of("INSERT INTO \"users\" VALUES ($1, $2, $3)");
        return with(with(with(insert, DataType.LONG, id), DataType.STRING, email), DataType.INTEGER, points);
    }

    private static ConstraintViolationException violation(Database one, SqlStatement statement) {
        ConstraintViolationException error =
                catchThrowableOfType(ConstraintViolationException.class, () -> update(one, statement));
        assertThat(error).hasMessageEndingWith("; statement: " + statement).hasMessageNotContaining(SECRET);
        assertThat(error.sql()).isEqualTo(statement.text());
        assertThat(error).hasCauseInstanceOf(io.r2dbc.spi.R2dbcException.class);
        return error;
    }

    @OnEachDatabase
    void violationsNameKindConstraintAndTable(TestDatabase database) {
        Database one = people(database);
        ConstraintViolationException unique = violation(one, user(2, SECRET, 1));
        assertThat(unique)
                .hasMessageStartingWith(
                        "Unique constraint \"email once\" of table \"users\" violated [SQLSTATE 23505]");
        assertThat(unique.kind()).isEqualTo(Kind.UNIQUE);
        assertThat(unique.constraint()).isEqualTo("email once");
        assertThat(unique.table()).isEqualTo("users");
        assertThat(violation(one, user(1, "b", 1)).table()).isEqualTo("users");
        ConstraintViolationException foreign =
                violation(one, with(SqlStatement.of("INSERT INTO \"grants\" VALUES ($1)"), DataType.LONG, 99L));
        assertThat(foreign.kind()).isEqualTo(Kind.FOREIGN_KEY);
        assertThat(foreign.constraint()).isEqualTo("grants_user");
        assertThat(foreign.table()).isEqualTo("grants");
        assertThat(violation(one, SqlStatement.of("DELETE FROM \"users\"")).constraint())
                .isEqualTo("grants_user");
        ConstraintViolationException missing = violation(one, user(3, "c", null));
        assertThat(missing.kind()).isEqualTo(Kind.NOT_NULL);
        assertThat(missing.getMessage()).contains("Not-null constraint", " on column \"points\" violated");
        ConstraintViolationException check = violation(one, user(3, "c", -1));
        assertThat(check.kind()).isEqualTo(Kind.CHECK);
        assertThat(check.constraint()).isEqualTo("points_positive");
    }

    @OnEachDatabase
    void aMissingTableNamesTheFix(TestDatabase database) {
        Database one = R2dbcDatabase.create(database.pool(1));
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> rows(one, select("SELECT 1 FROM \"missing\"", DataType.INTEGER)))
                .withMessageContaining(
                        "The table \"missing\" does not exist in "
                                + database.dialect().name()
                                + ": create the tables of the schema by schema().create(), or set the model's table name to the existing table")
                .withMessageEndingWith("; statement: SELECT 1 FROM \"missing\" [0 binds]");
    }

    @OnEachDatabase
    void aSyntaxErrorKeepsTheDatabasesMessage(TestDatabase database) {
        Database one = R2dbcDatabase.create(database.pool(1));
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> rows(one, select("SELEC 1", DataType.INTEGER)))
                .withMessageStartingWith(database.dialect().name() + ": ")
                .withMessageContaining("[SQLSTATE 42")
                .withMessageEndingWith("; statement: SELEC 1 [0 binds]");
    }

    /** Written out, its digits would fill the memory. */
    @OnEachDatabase
    void aNumberBeyondAllColumnsIsRefusedAsADatabaseWould(TestDatabase database) {
        SqlStatement statement = with(SqlStatement.of("SELECT $1"), DataType.DECIMAL, new BigDecimal("1E+1000000000"));
        DatabaseException error =
                catchThrowableOfType(DatabaseException.class, () -> update(people(database), statement));
        assertThat(error).hasMessageContaining("cannot take the statement or one of its values (ArithmeticException)");
        assertThat(error.sqlState()).isEqualTo("22003");
    }

    @OnEachDatabase
    void aMessageThatMayHoldValuesIsLeftToTheCause(TestDatabase database) {
        Database one = people(database);
        DatabaseException error =
                catchThrowableOfType(DatabaseException.class, () -> update(one, user(2, SECRET + SECRET, 1)));
        assertThat(error)
                .hasMessageStartingWith(database.dialect().name()
                        + " refused the statement: a value is longer than its column takes;"
                        + " the cause has its message, which may hold values [SQLSTATE 22001]")
                .hasMessageNotContaining(SECRET);
    }

    @OnEachDatabase
    void anErrorOfTheMappingFunctionStaysWhatItIs(TestDatabase database) {
        Database one = R2dbcDatabase.create(database.pool(1));
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                        all(one.withSession(session -> session.query(select("SELECT 1", DataType.INTEGER), 0, row -> {
                            throw mine;
                        }))))
                .isSameAs(mine);
        assertThat(rows(one, select("SELECT 1", DataType.INTEGER))).hasSize(1);
    }

    @Test
    void anUnknownDatabaseIsRefusedByName() {
        ConnectionFactory oracle = new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.empty();
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return () -> "Oracle Database";
            }
        };
        assertThatExceptionOfType(InterfluxException.class)
                .isThrownBy(() -> R2dbcDatabase.create(oracle))
                .withMessage("The database 'Oracle Database' is not supported; supported are PostgreSQL and H2");
    }

    @Test
    void aServerThatIsNotThereSaysWhereItWasLookedFor() {
        ConnectionFactory nowhere = new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host("localhost")
                .port(1)
                .username("nobody")
                .build());
        Database one = R2dbcDatabase.create(nowhere);
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> rows(one, select("SELECT 1", DataType.INTEGER)))
                .withMessageStartingWith("No connection to PostgreSQL: Cannot connect to localhost")
                .withMessageContaining("Connection refused")
                .withMessageEndingWith(
                        "; check host, port, database and user of the connection URL, and that the server runs");
    }

    @OnEachDatabase
    void aClosedPoolSaysSo(TestDatabase database) {
        ConnectionPool pool = database.pool(1);
        Database one = R2dbcDatabase.create(pool);
        pool.dispose();
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> rows(one, select("SELECT 1", DataType.INTEGER)))
                .withMessage("No connection to " + database.dialect().name() + ": the connection pool has been closed");
    }

    @OnEachDatabase
    void waitingForAConnectionEndsAndNamesNesting(TestDatabase database) {
        R2dbcOptions impatient = R2dbcOptions.DEFAULT.withAcquireTimeout(Duration.ofMillis(300));
        Database one = R2dbcDatabase.create(database.pool(1), impatient);
        SqlStatement select = select("SELECT 1", DataType.INTEGER);
        Flux<Object> nested = one.withSession(outer -> outer.query(select, 0, row -> 1)
                .concatMap(row -> one.withSession(inner -> inner.query(select, 0, same -> 2))));
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> all(nested))
                .withMessage("No connection to " + database.dialect().name()
                        + " within 300 ms. The likely cause is a load inside the elements of another,"
                        + " find(a).concatMap(x -> find(b)), on a small pool: each of the two needs a connection of its own."
                        + " Run both in one inTransaction(...), or collect the outer one first (collectList()),"
                        + " or enlarge the pool; R2dbcOptions.acquireTimeout sets the limit."
                        + " Without a pool the server does not answer at its host and port");
        assertThat(rows(one, select)).as("the pool is usable again").hasSize(1);
    }
}
