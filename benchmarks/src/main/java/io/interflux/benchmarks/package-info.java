/** Interflux beside what its users would otherwise write or take: commands, and the process of one workload. */
@NullMarked
package io.interflux.benchmarks;

import org.jspecify.annotations.NullMarked;
