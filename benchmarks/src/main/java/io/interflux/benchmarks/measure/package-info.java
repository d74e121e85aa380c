/** Rounds in which contenders alternate, and the figures that come of them. */
@NullMarked
package io.interflux.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
