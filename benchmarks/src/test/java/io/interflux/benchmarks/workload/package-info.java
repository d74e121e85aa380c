@NullMarked
package io.interflux.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
