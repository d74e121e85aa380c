@NullMarked
package io.interflux.benchmarks.graph;

import org.jspecify.annotations.NullMarked;
