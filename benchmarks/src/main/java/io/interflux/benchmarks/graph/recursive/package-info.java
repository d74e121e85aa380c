/** Graphs of one class that refers to itself. */
@NullMarked
package io.interflux.benchmarks.graph.recursive;

import org.jspecify.annotations.NullMarked;
