package io.interflux.testkit.reference;

import org.jspecify.annotations.Nullable;

/**
 * A row as one row of a list: the same target under two links is two of these.
 *
 * @param target the row itself
 * @param junction the junction row through which it was reached, or {@code null}
 */
record LinkedRow(TableRow target, @Nullable TableRow junction) {}
