package io.interflux.r2dbc;

import static java.util.stream.Collectors.joining;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.error.DatabaseException;
import io.interflux.model.DataType;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.interflux.sql.Binding;
import io.interflux.sql.CopyStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** PostgreSQL over r2dbc-postgresql, in text or under {@code forceBinary}. */
final class PostgreSqlProfile implements Profile {

    private static final String IN_FAILED_TRANSACTION = "25P02";

    private final PostgreSqlErrors driverErrors = PostgreSqlErrors.create();
    private final Errors errors = new Errors(dialect(), driverErrors);

    @Override
    public Dialect dialect() {
        return PostgreSqlDialect.INSTANCE;
    }

    @Override
    public DriverThread connecting() {
        return DriverThread.any();
    }

    /** The driver gives its event loop out through {@link Wrapped}; pools and proxies hand the question through. */
    @Override
    public DriverThread thread(Connection connection, DriverThread connecting) {
        Scheduler eventLoop = connection instanceof Wrapped<?> wrapped ? wrapped.unwrap(Scheduler.class) : null;
        return eventLoop == null ? connecting : DriverThread.eventLoop(eventLoop);
    }

    /**
     * Without parameters and without a fetch size the driver uses the simple protocol: one round trip, but rows as text even under
     * {@code forceBinary}. With a fetch size it uses the extended protocol and a second round trip to close the portal; reading a cursor's
     * window of 1000 rows then takes half the time in binary. A fetch size above the number of rows spares a third.
     */
    @Override
    public void fetchSize(Statement statement, int rows) {
        if (rows > 0) {
            statement.fetchSize(rows);
        }
    }

    /**
     * The driver cuts the answer to a statement without parameters into windows, by {@code windowUntil}. Rows that come into a cancelled window
     * are not released (1.1.1), and Netty reports them as leaks. Here these are the rows of a cursor's FETCH, so few are left to be read, and
     * the driver would drain them anyway.
     */
    @Override
    public <R> Flux<R> withoutParameters(Flux<R> rows) {
        return ReadToTheEnd.of(rows);
    }

    @Override
    public boolean saysAborted(DatabaseException failure) {
        return IN_FAILED_TRANSACTION.equals(failure.sqlState());
    }

    /** The level ends with the transaction. */
    @Override
    public Mono<String> restoring(Connection connection, TransactionSettings settings) {
        return Mono.empty();
    }

    @Override
    public Mono<Isolation> isolation(Connection connection) {
        return Flux.from(
                        connection.createStatement("SHOW transaction_isolation").execute())
                .concatMap(result -> result.map((row, metadata) -> String.valueOf(row.get(0))))
                .single()
                .map(level -> switch (level) {
                    case "repeatable read" -> Isolation.REPEATABLE_READ;
                    case "serializable" -> Isolation.SERIALIZABLE;
                    default -> Isolation.READ_COMMITTED;
                });
    }

    @Override
    public Mono<Void> begin(Connection connection, TransactionSettings settings) {
        return Mono.from(connection.beginTransaction(SpiTransaction.of(settings)));
    }

    /** The driver shows its settings in the factory's text only. */
    @Override
    public @Nullable String advice(ConnectionFactory connectionFactory) {
        return connectionFactory.toString().contains("forceBinary='false'")
                ? "PostgreSQL is read as text; forceBinary=true in the driver's URL reads rows faster."
                        + " Leave it off where columns hold numeric NaN, infinite dates or dates before 1582"
                : null;
    }

    /**
     * Of tens of thousands of transactions cancelled under way, a few of their statements were executed after the ROLLBACK (1.1.1). Tried again
     * with cancellation on the event loop, none was; but in one of three runs of 20,000 a connection was not back within five seconds.
     */
    @Override
    public boolean rollsBackAfterCancel() {
        return false;
    }

    /** Through pools and proxies that give out what they wrap. */
    @Override
    public boolean copies(Connection connection) {
        return driverErrors.driverIsThere() && CopyIn.isPossible(connection);
    }

    @Override
    public Publisher<Long> copy(Connection connection, CopyStatement statement) {
        return new CopyIn(errors).run(connection, statement);
    }

    /** The driver writes the elements of {@code byte[][]} without the escapes that an array's text needs, so the text is written here. */
    @Override
    public Object array(Binding.Array array) {
        return array.type().kind() == DataType.Kind.BYTES
                ? array.values().stream().map(PostgreSqlProfile::element).collect(joining(",", "{", "}"))
                : Profile.super.array(array);
    }

    /** An element of a bytea array as text: {@code "\\\\x0aff"}, the backslash doubled because it stands in quotes. */
    private static String element(Object bytes) {
        return "\"\\\\x" + HexFormat.of().formatHex((byte[]) bytes) + "\"";
    }

    @Override
    public Columns columns() {
        return PostgreSqlColumns.INSTANCE;
    }

    @Override
    public Errors errors() {
        return errors;
    }
}
