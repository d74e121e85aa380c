package io.interflux.load;

import io.interflux.assemble.LoadedRow;
import io.interflux.load.PreparedQuery.Gathered;
import io.interflux.plan.Transport;
import io.interflux.spi.Row;
import io.interflux.spi.StatementExecutor;
import io.interflux.spi.UnreadableColumnException;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Reads rows by their keys: of one statement, unless there are more keys than an array of this database can hold. State of one load. */
final class KeyedRows {

    private final LoadOptions options;
    private final int maxKeys;
    private final Meter meter;

    /**
     * A reader for one load.
     *
     * @param maxKeys the most keys that one statement can be sent
     * @param meter counts the rows
     */
    KeyedRows(LoadOptions options, int maxKeys, Meter meter) {
        this.options = options;
        this.maxKeys = maxKeys;
        this.meter = meter;
    }

    /** How a row of the driver's is kept. */
    @FunctionalInterface
    interface Copying {

        /** Copies rows of so many columns. */
        Function<Row, LoadedRow> of(int width);
    }

    /**
     * The rows for all keys.
     *
     * @param keys for each column of the key its values, all of one length
     */
    Mono<List<LoadedRow>> read(StatementExecutor executor, PreparedQuery query, List<List<Object>> keys) {
        return read(executor, query, keys, width -> meter.reading(width, query.path(), query.nodes()));
    }

    /** The same, with each row copied in the caller's way. */
    Mono<List<LoadedRow>> read(
            StatementExecutor executor, PreparedQuery query, List<List<Object>> keys, Copying copying) {
        int count = keys.get(0).size();
        if (count <= maxKeys) {
            return query.isGathered() ? gathered(executor, query, keys, copying) : rows(executor, query, keys, copying);
        }
        return read(executor, query, some(keys, 0, maxKeys), copying)
                .flatMap(first -> read(executor, query, some(keys, maxKeys, count), copying)
                        .map(rest -> {
                            List<LoadedRow> all = new ArrayList<>(first);
                            all.addAll(rest);
                            return all;
                        }));
    }

    private static List<List<Object>> some(List<List<Object>> keys, int from, int to) {
        return keys.stream().map(column -> column.subList(from, to)).toList();
    }

    private Mono<List<LoadedRow>> rows(
            StatementExecutor executor, PreparedQuery query, List<List<Object>> keys, Copying copying) {
        SqlStatement statement = query.sql().statement(keys);
        int fetchSize = options.fetchSizeFor(keys.get(0).size());
        meter.sent(keys.get(0).size());
        return executor.at(query.path())
                .all(statement, fetchSize, copying.of(statement.columns().size()));
    }

    /**
     * Rows that come as arrays. Where there are more than arrays have a place for they are read again as they are, all by one statement and so of
     * one moment; where the driver cannot read the arrays so are they, now and later.
     */
    private Mono<List<LoadedRow>> gathered(
            StatementExecutor executor, PreparedQuery query, List<List<Object>> keys, Copying copying) {
        Gathered gathered = Objects.requireNonNull(query.gathered());
        SqlStatement statement = gathered.arrays().statement(keys);
        int width = statement.columns().size();
        meter.sent(keys.get(0).size());
        return executor.at(query.path())
                .query(statement, 0, row -> LoadedRow.ofArrays(row, width))
                .single()
                .flatMap(rows -> rows.size() < Transport.MOST_ELEMENTS
                        ? Mono.just(meter.counted(rows, query.path(), query.nodes()))
                        : rows(executor, query, keys, copying))
                .onErrorResume(UnreadableColumnException.class, unknown -> {
                    gathered.giveUp();
                    return rows(executor, query, keys, copying);
                });
    }
}
