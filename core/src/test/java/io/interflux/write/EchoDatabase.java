package io.interflux.write;

import io.interflux.dialect.Dialect;
import io.interflux.spi.Database;
import io.interflux.spi.Row;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.interflux.sql.Binding;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives the bound values back as rows, and remembers what was asked of it. Fits inserts without DEFAULT that return all columns. */
final class EchoDatabase implements Database {

    final List<String> log = new ArrayList<>();
    private final Dialect dialect;
    private final int lostRows;
    private final boolean callersTransaction;

    EchoDatabase(Dialect dialect) {
        this(dialect, 0);
    }

    /** A database whose trigger drops the first rows of each statement. */
    EchoDatabase(Dialect dialect, int lostRows) {
        this(dialect, lostRows, false);
    }

    /** A database that is reached inside a transaction of the caller's. */
    EchoDatabase(Dialect dialect, int lostRows, boolean callersTransaction) {
        this.dialect = dialect;
        this.lostRows = lostRows;
        this.callersTransaction = callersTransaction;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public <R> Flux<R> withSession(Function<Session, Publisher<R>> work) {
        return Flux.defer(() -> work.apply(new EchoSession()));
    }

    @Override
    public <R> Flux<R> inTransaction(TransactionSettings settings, Function<Session, Publisher<R>> work) {
        return Flux.defer(() -> {
            log.add("BEGIN");
            return Flux.from(work.apply(new EchoSession())).doOnComplete(() -> log.add("COMMIT"));
        });
    }

    private final class EchoSession implements Session {

        @Override
        public <R> Flux<R> query(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
            return Flux.defer(() -> {
                log.add(statement.text());
                int columns = statement.columns().size();
                List<@Nullable Object> values = new ArrayList<>();
                statement.bindings().forEach(binding -> values.add(((Binding.Scalar) binding).value()));
                return Flux.range(lostRows, values.size() / columns - lostRows)
                        .map(row -> mapper.apply(column -> values.get(row * columns + column)));
            });
        }

        @Override
        public Mono<Long> update(SqlStatement statement) {
            return Mono.fromSupplier(() -> {
                log.add(statement.text());
                return 0L;
            });
        }

        @Override
        public boolean inCallersTransaction() {
            return callersTransaction;
        }

        @Override
        public Mono<Void> begin(TransactionSettings settings) {
            return Mono.fromRunnable(() -> log.add("BEGIN"));
        }

        @Override
        public Mono<Void> commit() {
            return Mono.fromRunnable(() -> log.add("COMMIT"));
        }

        @Override
        public String acquireCursorName() {
            throw new UnsupportedOperationException("cursor");
        }

        @Override
        public void releaseCursorName(String name) {
            throw new UnsupportedOperationException("cursor");
        }
    }
}
