package io.interflux.plan;

import io.interflux.query.IncludeSpec;
import org.jspecify.annotations.Nullable;

/**
 * An include as it is planned.
 *
 * @param include what the query says
 * @param choice how it is read
 * @param rows what is asked of the rows that it brings
 * @param link the class of the junction row beside each target, where its parent holds links; else {@code null}
 */
record Included(IncludeSpec include, Choice choice, Wanted rows, @Nullable Class<?> link) {}
