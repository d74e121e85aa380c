package io.interflux.write;

import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.sql.Binding;
import io.interflux.sql.InsertValue;
import io.interflux.sql.RowTable;
import io.interflux.sql.Upsert;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that follow each other in the source and can travel together: they have the same shape and, where a row that is there is looked for,
 * no two the same key, since one statement cannot write a row twice.
 *
 * @param key by which a row that is there is found, or {@code null} where none is looked for
 * @param rows the rows, at least one
 */
record RowRun(Model model, Conflict conflict, @Nullable Key key, BulkRow.Shape shape, List<BulkRow> rows) {

    /** The runs of a chunk, in its order. */
    static List<RowRun> of(Model model, Conflict conflict, List<BulkRow> chunk) {
        int[] places = conflict.key() == null ? new int[0] : places(model, conflict.key());
        List<RowRun> runs = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        RowRun run = null;
        for (BulkRow row : chunk) {
            Object identity = conflict.key() == null ? null : row.identity(places);
            BulkRow.Shape shape = row.shape();
            if (run == null || !run.shape.equals(shape) || (identity != null && seen.contains(identity))) {
                run = new RowRun(model, conflict, identity == null ? null : conflict.key(), shape, new ArrayList<>());
                runs.add(run);
                seen.clear();
            }
            run.rows.add(row);
            if (identity != null) {
                seen.add(identity);
            }
        }
        return runs;
    }

    /** The places of a key's attributes in the model. */
    static int[] places(Model model, Key key) {
        List<Attribute> all = List.copyOf(model.attributes());
        return key.attributes().stream().mapToInt(all::indexOf).toArray();
    }

    int size() {
        return rows.size();
    }

    /** A part of the run. */
    RowRun part(int from, int to) {
        return new RowRun(model, conflict, key, shape, rows.subList(from, to));
    }

    /** The columns whose values are given. */
    List<Attribute> columns() {
        return attributes(shape.given());
    }

    /** The columns that get the time of the database. */
    List<Attribute> stamped() {
        return attributes(shape.stamped());
    }

    private List<Attribute> attributes(BitSet places) {
        List<Attribute> all = List.copyOf(model.attributes());
        return places.stream().mapToObj(all::get).toList();
    }

    /**
     * For each row the values of {@link #columns}, and after them some that are the same in all.
     *
     * @param more these
     */
    List<List<@Nullable Object>> values(List<? extends @Nullable Object> more) {
        int[] places = shape.given().stream().toArray();
        List<List<@Nullable Object>> all = new ArrayList<>(rows.size());
        for (BulkRow row : rows) {
            List<@Nullable Object> values = new ArrayList<>(places.length + more.size());
            for (int place : places) {
                values.add(row.value(place));
            }
            values.addAll(more);
            all.add(values);
        }
        return all;
    }

    /** For each row everything that an insert of all attributes writes. */
    List<List<InsertValue>> insertValues() {
        return rows.stream().map(BulkRow::values).toList();
    }

    /** The run as an upsert; only where a row that is there is looked for. */
    Upsert upsert(Key by) {
        List<Attribute> columns = columns();
        boolean skips = conflict.policy() == Conflict.Policy.SKIP;
        return new Upsert(
                Predicates.table(model),
                new RowTable(columns, bindings()),
                stamped(),
                by.attributes(),
                skips ? List.of() : Overwrite.assignments(model, columns, attributes(shape.updated())),
                List.of());
    }

    private List<List<Binding.Scalar>> bindings() {
        return rows.stream().map(this::bindings).toList();
    }

    private List<Binding.Scalar> bindings(BulkRow row) {
        return IntStream.of(shape.given().stream().toArray())
                .mapToObj(place -> ((InsertValue.Given) row.values().get(place)).binding())
                .toList();
    }
}
