/** Ways to load the graphs: Interflux, other libraries, and what is written by hand. */
@NullMarked
package io.interflux.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
