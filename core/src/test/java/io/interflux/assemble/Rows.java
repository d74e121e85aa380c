package io.interflux.assemble;

import org.jspecify.annotations.Nullable;

/** Rows for the tests of this package. */
final class Rows {

    private Rows() {}

    static LoadedRow row(@Nullable Object... values) {
        return LoadedRow.copyOf(i -> values[i], values.length);
    }
}
