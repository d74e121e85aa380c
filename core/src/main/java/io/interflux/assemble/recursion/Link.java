package io.interflux.assemble.recursion;

import io.interflux.assemble.LoadedRow;
import org.jspecify.annotations.Nullable;

/**
 * One way from a node to another.
 *
 * @param target where it leads
 * @param payload the junction's row, or {@code null} where the link carries none
 * @param <N> what stands for a node
 */
record Link<N>(N target, @Nullable LoadedRow payload) {}
