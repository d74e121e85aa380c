package io.interflux.spi;

import org.jspecify.annotations.Nullable;

/** One row of a result; valid only while the mapping function runs. */
public interface Row {

    /**
     * The value of a column as the {@link io.interflux.model.DataType#javaType() Java class} of the type that the statement declares for
     * it, or {@code null}.
     *
     * @param column index from 0
     * @throws UnreadableColumnException if what the database has cannot be given as that class without loss
     */
    @Nullable Object get(int column);
}
