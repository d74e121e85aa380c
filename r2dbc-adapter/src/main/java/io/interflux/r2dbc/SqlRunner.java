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
        return Flux.deferContextual(context -> {
            StatementListener.of(context).sending(statement);
            SqlLog log = SqlLog.start(statement);
            return lease.converse(statement.text(), to -> rows(to, statement, fetchSize, mapper, log))
                    .onErrorMap(error -> profile.errors().running(statement, error))
                    .doOnComplete(log::completed)
                    .doOnError(error -> log.failed())
                    .doOnCancel(log::cancelled);
        });
    }

    Mono<Long> update(SqlStatement statement) {
        return Mono.deferContextual(context -> {
            StatementListener.of(context).sending(statement);
            SqlLog log = SqlLog.start(statement);
            return lease.converse(statement.text(), to -> changed(to, statement, log))
                    .onErrorMap(error -> profile.errors().running(statement, error))
                    .doOnComplete(log::completed)
                    .doOnError(error -> log.failed())
                    .doOnCancel(log::cancelled)
                    .single();
        });
    }

    Mono<Long> copy(CopyStatement statement) {
        SqlStatement text = SqlStatement.of(statement.text());
        return Mono.deferContextual(context -> {
            StatementListener.of(context).sending(text);
            SqlLog log = SqlLog.start(text);
            return lease.converse(statement.text(), to -> profile.copy(to, statement))
                    .onErrorMap(error -> profile.errors().running(text, error))
                    .doOnNext(log::rows)
                    .doOnComplete(log::completed)
                    .doOnError(error -> log.failed())
                    .doOnCancel(log::cancelled)
                    .single();
        });
    }

    /** A statement without parameters whose outcome does not matter. */
    static Mono<Void> plain(Connection to, String text) {
        return Flux.from(to.createStatement(text).execute())
                .concatMap(Result::getRowsUpdated)
                .then();
    }

    private <R> Publisher<R> rows(
            Connection to, SqlStatement statement, int fetchSize, Function<Row, R> mapper, SqlLog log) {
        Statement driver = bound(to, statement);
        profile.fetchSize(driver, fetchSize);
        RowView view = new RowView(statement, profile.columns());
        // execute() on the variable: what fetchSize() returns may be the statement inside a proxy
        return Flux.from(driver.execute())
                .concatMap(result -> result.map((row, metadata) -> {
                    log.row();
                    return mapper.apply(view.of(row, metadata));
                }));
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
