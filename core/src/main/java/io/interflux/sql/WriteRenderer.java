package io.interflux.sql;

import io.interflux.dialect.Dialect;
import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import io.interflux.plan.Predicate;
import io.interflux.plan.Table;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Renders updates, upserts, deletes and locks.
 *
 * <pre>{@code
 * UPDATE "users" t0 SET "points" = k."c1" FROM (VALUES ($1, $2), ($3, $4)) k("c0", "c1") WHERE t0."id" = k."c0" RETURNING t0."id"
 * }</pre>
 */
public final class WriteRenderer {

    private static final String ROWS = "k";

    private final Dialect dialect;

    /** A renderer for one database. */
    public WriteRenderer(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The statement; its result has a row per row that was written, or none where nothing is to be given back. */
    public SqlStatement update(Update update) {
        SqlWriter sql = new SqlWriter(dialect).append("UPDATE " + table(update.table()) + " SET ");
        assignments(update.table(), update.assignments(), this::rowColumn, sql);
        where(update.where(), sql);
        return returning(sql, update.table(), update.returned());
    }

    /** The statement; its result has a row per row that was written. */
    public SqlStatement update(UpdateRows update) {
        SqlWriter sql = new SqlWriter(dialect);
        if (dialect.supportsUpdateFrom()) {
            sql.append("UPDATE " + table(update.table()) + " SET ");
            assignments(update.table(), update.assignments(), this::rowColumn, sql);
            rows(" FROM ", update.rows(), sql);
            sql.append(" WHERE ");
            condition(update, sql);
        } else {
            sql.append("MERGE INTO " + table(update.table()));
            rows(" USING ", update.rows(), sql);
            sql.append(" ON ");
            condition(update, sql);
            sql.append(" WHEN MATCHED THEN UPDATE SET ");
            assignments(update.table(), update.assignments(), this::rowColumn, sql);
        }
        return returning(sql, update.table(), update.returned());
    }

    private void condition(UpdateRows update, SqlWriter sql) {
        match(update.table(), update.rows(), update.match(), sql);
        if (!update.where().equals(Predicate.TRUE)) {
            sql.append(" AND ");
            predicate(update.where(), sql);
        }
        if (update.ifChanged()) {
            changed(update.table(), update.assignments(), sql);
        }
    }

    private void changed(Table table, List<Assignment> assignments, SqlWriter sql) {
        List<Assignment> compared = assignments.stream()
                .filter(assignment ->
                        assignment.value() instanceof Assigned.FromRow || assignment.value() instanceof Assigned.Given)
                .toList();
        sql.append(" AND (").separated(compared, " OR ", assignment -> {
            sql.column(table.alias(), assignment.attribute()).append(" IS DISTINCT FROM ");
            assigned(assignment, table, this::rowColumn, sql);
        });
        sql.append(")");
    }

    /** The statement; its result has a row per row that was inserted or updated. */
    public SqlStatement upsert(Upsert upsert) {
        SqlWriter sql = new SqlWriter(dialect);
        if (dialect.supportsOnConflict()) {
            insertOnConflict(upsert, sql);
        } else {
            merge(upsert, sql);
        }
        return returning(sql, upsert.table(), upsert.returned());
    }

    /**
     * The statement, with the rows of a temporary table in place of those of the upsert, and without rows given back. For databases with
     * {@code ON CONFLICT}.
     */
    public SqlStatement upsertFrom(String temporary, Upsert upsert) {
        SqlWriter sql = new SqlWriter(dialect);
        insertInto(upsert, sql);
        sql.append("SELECT ");
        columns(upsert.rows().columns(), sql);
        now(upsert.stamped(), sql);
        sql.append(" FROM " + temporary);
        onConflict(upsert, sql);
        return sql.toQuery(List.of()).statement();
    }

    private void insertOnConflict(Upsert upsert, SqlWriter sql) {
        insertInto(upsert, sql);
        sql.append("VALUES ").separated(upsert.rows().rows(), ", ", row -> {
            sql.append("(").separated(row, ", ", sql::bind);
            now(upsert.stamped(), sql);
            sql.append(")");
        });
        onConflict(upsert, sql);
    }

    private void insertInto(Upsert upsert, SqlWriter sql) {
        sql.append("INSERT INTO " + dialect.quote(upsert.table().model().table()) + " AS "
                + upsert.table().alias() + " (");
        columns(upsert.rows().columns(), sql);
        upsert.stamped().forEach(stamped -> sql.append(", " + quoted(stamped)));
        sql.append(") ");
    }

    private void onConflict(Upsert upsert, SqlWriter sql) {
        sql.append(" ON CONFLICT (");
        columns(upsert.key(), sql);
        sql.append(") DO " + (upsert.assignments().isEmpty() ? "NOTHING" : "UPDATE SET "));
        assignments(
                upsert.table(),
                upsert.assignments(),
                column -> "EXCLUDED." + quoted(upsert.rows().columns().get(column)),
                sql);
    }

    private void merge(Upsert upsert, SqlWriter sql) {
        sql.append("MERGE INTO " + table(upsert.table()));
        rows(" USING ", upsert.rows(), sql);
        sql.append(" ON ");
        match(upsert.table(), upsert.rows(), upsert.key(), sql);
        if (!upsert.assignments().isEmpty()) {
            sql.append(" WHEN MATCHED THEN UPDATE SET ");
            assignments(upsert.table(), upsert.assignments(), this::rowColumn, sql);
        }
        sql.append(" WHEN NOT MATCHED THEN INSERT (");
        columns(upsert.rows().columns(), sql);
        upsert.stamped().forEach(stamped -> sql.append(", " + quoted(stamped)));
        sql.append(") VALUES (").separated(indexes(upsert.rows()), ", ", i -> sql.append(rowColumn(i)));
        now(upsert.stamped(), sql);
        sql.append(")");
    }

    /** The statement; its result has a row per row that was deleted, or none where nothing is to be given back. */
    public SqlStatement delete(Delete delete) {
        SqlWriter sql = new SqlWriter(dialect).append("DELETE FROM " + table(delete.table()));
        where(delete.where(), sql);
        SqlStatement statement = sql.toQuery(types(delete.returned())).statement();
        return delete.returned().isEmpty()
                ? statement
                : new SqlStatement(
                        dialect.deletedRows(statement.text(), delete.table().alias(), names(delete.returned())),
                        statement.bindings(),
                        statement.columns());
    }

    /** Reads columns of the rows that satisfy a predicate, and locks these rows until the transaction ends. */
    public SqlStatement lock(Table table, Predicate where, List<Attribute> columns) {
        return locking(read(table, where, columns), columns);
    }

    /** {@link #lock} for many rows, in the order of the columns: who locks the same rows in the same order cannot wait in a circle. */
    public SqlStatement lockInOrder(Table table, Predicate where, List<Attribute> columns) {
        SqlWriter sql = read(table, where, columns).append(" ORDER BY ");
        sql.separated(columns, ", ", column -> sql.column(table.alias(), column));
        return locking(sql, columns);
    }

    private SqlWriter read(Table table, Predicate where, List<Attribute> columns) {
        SqlWriter sql = new SqlWriter(dialect).append("SELECT ");
        sql.separated(columns, ", ", column -> sql.column(table.alias(), column));
        sql.append(" FROM " + table(table));
        where(where, sql);
        return sql;
    }

    private static SqlStatement locking(SqlWriter sql, List<Attribute> columns) {
        return sql.append(" FOR UPDATE").toQuery(types(columns)).statement();
    }

    private String table(Table table) {
        return dialect.quote(table.model().table()) + " " + table.alias();
    }

    private void where(Predicate predicate, SqlWriter sql) {
        if (!predicate.equals(Predicate.TRUE)) {
            sql.append(" WHERE ");
            predicate(predicate, sql);
        }
    }

    private void predicate(Predicate predicate, SqlWriter sql) {
        predicate.accept(new PredicateRenderer(sql, new QueryRenderer(dialect)));
    }

    private void rows(String word, RowTable rows, SqlWriter sql) {
        sql.append(word + "(VALUES ").separated(rows.rows(), ", ", row -> {
            sql.append("(").separated(row, ", ", sql::bindTyped).append(")");
        });
        sql.append(") " + ROWS + "(")
                .separated(indexes(rows), ", ", i -> sql.append(dialect.quote("c" + i)))
                .append(")");
    }

    private void match(Table table, RowTable rows, List<Attribute> match, SqlWriter sql) {
        sql.separated(match, " AND ", attribute -> sql.column(table.alias(), attribute)
                .append(" = " + rowColumn(rows.columns().indexOf(attribute))));
    }

    private void assignments(Table table, List<Assignment> assignments, IntFunction<String> rowValue, SqlWriter sql) {
        sql.separated(assignments, ", ", assignment -> {
            sql.append(quoted(assignment.attribute()) + " = ");
            assigned(assignment, table, rowValue, sql);
        });
    }

    private void assigned(Assignment assignment, Table table, IntFunction<String> rowValue, SqlWriter sql) {
        DataType<?> type = assignment.attribute().type();
        if (assignment.value() instanceof Assigned.Given given) {
            sql.bind(given.binding());
        } else if (assignment.value() instanceof Assigned.FromRow row) {
            sql.append(rowValue.apply(row.column()));
        } else if (assignment.value() instanceof Assigned.Now) {
            sql.append(dialect.now(type));
        } else {
            sql.column(table.alias(), assignment.attribute()).append(" + 1");
        }
    }

    private void now(List<Attribute> stamped, SqlWriter sql) {
        stamped.forEach(attribute -> sql.append(", " + dialect.now(attribute.type())));
    }

    private String rowColumn(int index) {
        return ROWS + "." + dialect.quote("c" + index);
    }

    private static List<Integer> indexes(RowTable rows) {
        return IntStream.range(0, rows.columns().size()).boxed().toList();
    }

    private void columns(List<Attribute> attributes, SqlWriter sql) {
        sql.separated(attributes, ", ", attribute -> sql.append(quoted(attribute)));
    }

    private String quoted(Attribute attribute) {
        return dialect.quote(attribute.column());
    }

    private SqlStatement returning(SqlWriter sql, Table table, List<Attribute> returned) {
        SqlStatement statement = sql.toQuery(types(returned)).statement();
        return returned.isEmpty()
                ? statement
                : new SqlStatement(
                        dialect.writtenRows(statement.text(), table.alias(), names(returned)),
                        statement.bindings(),
                        statement.columns());
    }

    private static List<String> names(List<Attribute> attributes) {
        return attributes.stream().map(Attribute::column).toList();
    }

    private static List<DataType<?>> types(List<Attribute> attributes) {
        return attributes.stream().<DataType<?>>map(Attribute::type).toList();
    }
}
