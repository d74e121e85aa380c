package io.interflux.r2dbc;

import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/** Reads one column of every row of a result. */
@FunctionalInterface
interface ColumnReader {

    /** The value as the Java class of the declared type, or {@code null}. */
    @Nullable Object read(Row row, int index);
}
