package io.interflux.catalog;

import io.interflux.dialect.ReportedType;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param name its exact name
 * @param type what it stores
 * @param nullable whether it admits null
 * @param identity whether the database numbers the rows in it
 * @param defaultValue the expression of its default, or {@code null}
 */
public record CatalogColumn(
        String name, ReportedType type, boolean nullable, boolean identity, @Nullable String defaultValue) {

    /** Whether an insert that does not give a value gets one other than null. */
    public boolean hasDefault() {
        return identity || defaultValue != null;
    }
}
