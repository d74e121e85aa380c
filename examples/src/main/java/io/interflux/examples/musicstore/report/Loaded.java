package io.interflux.examples.musicstore.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Associations that the report's own query includes. */
final class Loaded {

    private Loaded() {}

    static <T> List<T> loaded(@Nullable List<T> association) {
        if (association == null) {
            throw new IllegalStateException("The report reads an association that its query does not include");
        }
        return association;
    }
}
