/** The graph that every contender loads, and the checksum over it. */
@NullMarked
package io.interflux.benchmarks.graph;

import org.jspecify.annotations.NullMarked;
