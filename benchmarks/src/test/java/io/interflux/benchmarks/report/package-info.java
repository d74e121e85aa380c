@NullMarked
package io.interflux.benchmarks.report;

import org.jspecify.annotations.NullMarked;
