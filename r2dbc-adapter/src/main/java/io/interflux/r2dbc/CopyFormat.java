package io.interflux.r2dbc;

import io.interflux.model.DataType;

/** How rows are written for PostgreSQL's COPY (its manual, "COPY", File Formats). */
interface CopyFormat {

    /** Before the first row. */
    void begin();

    /** Before the values of a row. */
    void beginRow(int columns);

    /** The next column is null. */
    void nothing();

    /** The next column's value, of the type's class. */
    void value(DataType<?> type, Object value);

    /** After the values of a row. */
    void endRow();

    /** After the last row. */
    void end();
}
