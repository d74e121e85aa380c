package io.interflux.r2dbc;

import io.interflux.error.DatabaseException;
import io.interflux.error.InterfluxException;
import io.interflux.model.DataType;
import io.interflux.spi.Row;
import io.interflux.spi.UnreadableColumnException;
import io.interflux.sql.SqlStatement;
import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.RowMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one result, one after another, through readers that are chosen at the first of them: what is declared for a column may be
 * more or less than what a table made by others holds.
 */
final class RowView implements Row {

    private final SqlStatement statement;
    private final Columns columns;
    private ColumnReader @Nullable [] readers;
    private io.r2dbc.spi.@Nullable Row row;

    RowView(SqlStatement statement, Columns columns) {
        this.statement = statement;
        this.columns = columns;
    }

    /** This view on the driver's next row. */
    Row of(io.r2dbc.spi.Row next, RowMetadata metadata) {
        if (readers == null) {
            readers = readers(metadata);
        }
        row = next;
        return this;
    }

    private ColumnReader[] readers(RowMetadata metadata) {
        List<? extends ColumnMetadata> found = metadata.getColumnMetadatas();
        List<DataType<?>> declared = statement.columns();
        if (found.size() != declared.size()) {
            throw new DatabaseException(
                    "The result has " + found.size() + " columns where " + declared.size()
                            + " are declared; statement: " + statement,
                    null,
                    statement.text(),
                    null);
        }
        ColumnReader[] chosen = new ColumnReader[declared.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = columns.reader(declared.get(i), found.get(i));
        }
        return chosen;
    }

    @Override
    public @Nullable Object get(int column) {
        if (readers == null || row == null) {
            throw new IllegalStateException("A row is valid only while its mapping function runs");
        }
        try {
            return readers[column].read(row, column);
        } catch (ArithmeticException e) {
            throw unreadable(column, "the value does not fit without loss", e);
        } catch (UnreadableValueException e) {
            throw unreadable(column, e.reason(), e.getCause());
        } catch (InterfluxException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unreadable(column, "the driver cannot decode the value", e);
        }
    }

    private UnreadableColumnException unreadable(int column, String why, @Nullable Throwable cause) {
        ColumnMetadata found = row == null ? null : row.getMetadata().getColumnMetadata(column);
        String name = found == null
                ? ""
                : " '" + found.getName() + "' of type " + found.getType().getName();
        return new UnreadableColumnException(
                "Column " + (column + 1) + name + " cannot be read as "
                        + statement.columns().get(column) + ": " + why + "; statement: " + statement,
                statement.text(),
                cause);
    }
}
