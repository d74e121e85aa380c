/** Runnable examples on real data. */
@NullMarked
package io.interflux.examples;

import org.jspecify.annotations.NullMarked;
