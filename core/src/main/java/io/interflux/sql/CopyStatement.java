package io.interflux.sql;

import io.interflux.model.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are handed over to the database behind the text of one statement, {@code COPY … FROM STDIN}, without placeholders.
 * {@code toString()} never shows values.
 *
 * @param text the statement in the database's dialect
 * @param format how the rows are written
 * @param types one per column, in order
 * @param rows for each row one value per column, possibly null, each of the column's class {@link DataType#javaType()}
 */
public record CopyStatement(
        String text, Format format, List<DataType<?>> types, List<? extends List<? extends @Nullable Object>> rows) {

    /** How rows are written. */
    public enum Format {
        /** As the database stores them; the types must be exactly those of the columns. */
        BINARY,
        /** As text, which the database reads as it reads constants. */
        TEXT
    }

    /** Copies the types; the rows are the caller's and must not change. */
    public CopyStatement {
        types = List.copyOf(types);
    }

    @Override
    public String toString() {
        return text + " [" + rows.size() + " rows]";
    }
}
