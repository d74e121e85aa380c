package io.interflux.r2dbc;

import io.interflux.model.DataType;
import io.interflux.spi.Database;
import io.interflux.spi.Row;
import io.interflux.spi.Session;
import io.interflux.sql.Binding;
import io.interflux.sql.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Short ways to make statements and to run them to their end. */
final class Statements {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private Statements() {}

    /** A query with columns of the given types and no parameters. */
    static SqlStatement select(String text, DataType<?>... columns) {
        return new SqlStatement(text, List.of(), List.of(columns));
    }

    /** The same statement with one more scalar parameter. */
    static SqlStatement with(SqlStatement statement, DataType<?> type, @Nullable Object value) {
        return with(statement, new Binding.Scalar(type, value));
    }

    /** The same statement with one more parameter. */
    static SqlStatement with(SqlStatement statement, Binding binding) {
        List<Binding> bindings = new ArrayList<>(statement.bindings());
        bindings.add(binding);
        return new SqlStatement(statement.text(), bindings, statement.columns());
    }

    /** A table {@code t} of one column {@code n} with the numbers from 1. */
    static String[] numbers(int count) {
        return new String[] {
            "CREATE TABLE t(n BIGINT PRIMARY KEY, s VARCHAR(100))",
            count == 0
                    ? "DELETE FROM t"
                    : "INSERT INTO t SELECT x, 'row' FROM "
                            + "(SELECT a.n * 1000 + b.n + 1 AS x FROM " + digits("a") + ", " + digits("b")
                            + ") AS q WHERE x <= "
                            + count
        };
    }

    private static String digits(String alias) {
        return "(SELECT i.n * 100 + j.n * 10 + k.n AS n FROM " + ten("i") + ", " + ten("j") + ", " + ten("k") + ") AS "
                + alias;
    }

    private static String ten(String alias) {
        return "(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS " + alias + "(n)";
    }

    /** The rows as lists of values. */
    static List<@Nullable Object> values(Row row, int columns) {
        @Nullable Object[] values = new @Nullable Object[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = row.get(i);
        }
        return Arrays.asList(values);
    }

    /** All rows of a query in a session of its own. */
    static List<List<@Nullable Object>> rows(Database database, SqlStatement statement) {
        return all(database.withSession(session -> rows(session, statement)));
    }

    /** All rows of a query. */
    static Flux<List<@Nullable Object>> rows(Session session, SqlStatement statement) {
        return session.query(
                statement, 0, row -> values(row, statement.columns().size()));
    }

    /** The number of rows changed, in a session of its own. */
    static long update(Database database, SqlStatement statement) {
        return all(database.withSession(session -> session.update(statement))).get(0);
    }

    /** Everything that comes, within a limit of time. */
    static <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher).collectList().blockOptional(LIMIT).orElseThrow();
    }
}
