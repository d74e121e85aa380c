package io.interflux.explain;

import io.interflux.plan.LoadPlan;
import org.jspecify.annotations.Nullable;

/**
 * How a query is answered before anything has been read.
 *
 * @param fewRoots in windows of at most {@link io.interflux.plan.Evidence#FEW_ROOTS} roots
 * @param manyRoots in larger ones, or {@code null} where there are none
 */
record Plans(LoadPlan fewRoots, @Nullable LoadPlan manyRoots) {}
