package io.interflux.benchmarks.micro;

import io.interflux.dialect.Dialect;
import io.interflux.spi.Database;
import io.interflux.spi.Row;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers a load's statements with the rows that another database gave to the same load before: what is left is the library's own work.
 * Not thread-safe.
 */
final class RecordedDatabase implements Database {

    private final Database original;
    private final List<Answer> answers = new ArrayList<>();
    private boolean recording = true;

    RecordedDatabase(Database original) {
        this.original = original;
    }

    /** The rows of one statement. */
    private record Answer(String text, List<Row> rows) {}

    /** Forgets what was recorded. */
    void rewind() {
        answers.clear();
    }

    /** From now on nothing is asked of the other database; every load must be the one that was recorded. */
    void replay() {
        recording = false;
    }

    @Override
    public Dialect dialect() {
        return original.dialect();
    }

    @Override
    public <R> Flux<R> withSession(Function<Session, Publisher<R>> work) {
        return recording
                ? original.withSession(session -> work.apply(new Recorder(session)))
                : Flux.defer(() -> work.apply(new Player(answers.iterator())));
    }

    @Override
    public <R> Flux<R> inTransaction(TransactionSettings settings, Function<Session, Publisher<R>> work) {
        return Flux.error(new UnsupportedOperationException("Only loads without a transaction are recorded"));
    }

    /** A session that only queries. */
    private abstract static class Querying implements Session {

        @Override
        public boolean inCallersTransaction() {
            return false;
        }

        @Override
        public Mono<Long> update(SqlStatement statement) {
            return Mono.error(new UnsupportedOperationException("Only queries are recorded, not " + statement));
        }

        @Override
        public Mono<Void> begin(TransactionSettings settings) {
            return Mono.error(new UnsupportedOperationException("Only loads without a transaction are recorded"));
        }

        @Override
        public Mono<Void> commit() {
            return Mono.empty();
        }

        @Override
        public String acquireCursorName() {
            return "recorded";
        }

        @Override
        public void releaseCursorName(String name) {
            // There is one name.
        }
    }

    private final class Recorder extends Querying {

        private final Session session;

        Recorder(Session session) {
            this.session = session;
        }

        @Override
        public <R> Flux<R> query(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
            List<Row> rows = new ArrayList<>();
            answers.add(new Answer(statement.text(), rows));
            return session.query(statement, fetchSize, row -> {
                Row copy = copy(row, statement.columns().size());
                rows.add(copy);
                return mapper.apply(copy);
            });
        }

        private static Row copy(Row row, int columns) {
            @Nullable Object[] values = new @Nullable Object[columns];
            for (int i = 0; i < columns; i++) {
                values[i] = row.get(i);
            }
            return column -> values[column];
        }
    }

    private static final class Player extends Querying {

        private final Iterator<Answer> answers;

        Player(Iterator<Answer> answers) {
            this.answers = answers;
        }

        @Override
        public <R> Flux<R> query(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
            Answer answer = answers.next();
            if (!Objects.equals(answer.text(), statement.text())) {
                throw new IllegalStateException(statement + " is sent, where " + answer.text() + " was recorded");
            }
            return Flux.fromIterable(answer.rows()).map(mapper);
        }
    }
}
