package io.interflux.r2dbc;

import io.interflux.spi.Row;
import io.interflux.spi.StatementListener;
import io.interflux.sql.Binding;
import io.interflux.sql.CopyStatement;
import io.interflux.sql.SqlStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends statements over a lease: binds, reads, explains errors and logs. */
final class SqlRunner {

    private final Lease lease;
    private final Profile profile;

    SqlRunner(Lease lease) {
        this.lease = lease;
        this.profile = lease.profile();
    }

    <R> Flux<R> query(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
        return sent(statement, (to, log) -> rows(to, statement, new Reading<>(fetchSize, mapper, log)));
    }

    /** Collects within the conversation: operators outside of it see one list, not each row. */
    <R> Mono<List<R>> all(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
        return this.<List<R>>sent(statement, (to, log) -> rows(to, statement, new Reading<>(fetchSize, mapper, log))
                        .collectList())
                .single();
    }

    Mono<Long> update(SqlStatement statement) {
        return sent(statement, (to, log) -> changed(to, statement, log)).single();
    }

    private <R> Flux<R> sent(SqlStatement statement, BiFunction<Connection, SqlLog, Publisher<R>> call) {
        return Flux.deferContextual(context -> {
            StatementListener.of(context).sending(statement);
            SqlLog log = SqlLog.start(statement);
            Flux<R> answer = lease.converse(statement.text(), to -> call.apply(to, log))
                    .onErrorMap(error -> profile.errors().running(statement, error));
            return log.watched(answer);
        });
    }

    Mono<Long> copy(CopyStatement statement) {
        return sent(SqlStatement.of(statement.text()), (to, log) -> Flux.from(profile.copy(to, statement))
                        .doOnNext(log::rows))
                .single();
    }

    /** A statement without parameters whose outcome does not matter. */
    static Mono<Void> plain(Connection to, String text) {
        return Flux.from(to.createStatement(text).execute())
                .concatMap(Result::getRowsUpdated)
                .then();
    }

    /** How rows are read, and where they are counted. */
    private record Reading<R>(int fetchSize, Function<Row, R> mapper, SqlLog log) {}

    private <R> Flux<R> rows(Connection to, SqlStatement statement, Reading<R> reading) {
        Statement driver = bound(to, statement);
        profile.fetchSize(driver, reading.fetchSize());
        RowView view = new RowView(statement, profile.columns());
        Function<Row, R> mapper = reading.mapper();
        SqlLog log = reading.log();
        // execute() on the variable: what fetchSize() returns may be the statement inside a proxy
        Flux<R> rows = Flux.from(driver.execute())
                .concatMap(result -> result.map((row, metadata) -> {
                    log.row();
                    return mapper.apply(view.of(row, metadata));
                }));
        return statement.bindings().isEmpty() ? profile.withoutParameters(rows) : rows;
    }

    private Publisher<Long> changed(Connection to, SqlStatement statement, SqlLog log) {
        return Flux.from(bound(to, statement).execute())
                .concatMap(Result::getRowsUpdated)
                .reduce(0L, Long::sum)
                .doOnNext(log::rows);
    }

    private Statement bound(Connection to, SqlStatement statement) {
        try {
            Statement driver = to.createStatement(statement.text());
            List<Binding> bindings = statement.bindings();
            for (int i = 0; i < bindings.size(); i++) {
                bind(driver, i, bindings.get(i));
            }
            return driver;
        } catch (RuntimeException error) {
            throw error instanceof R2dbcException ? error : profile.errors().preparing(statement, error);
        }
    }

    private void bind(Statement driver, int index, Binding binding) {
        if (binding instanceof Binding.Array array) {
            driver.bind(index, profile.array(array));
            return;
        }
        ParameterType type = ParameterType.of(binding.type());
        Object value = ((Binding.Scalar) binding).value();
        if (value == null) {
            driver.bindNull(index, type.driverClass());
        } else {
            driver.bind(index, type.toDriver().apply(value));
        }
    }
}
