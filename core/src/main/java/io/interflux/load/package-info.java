/** Runs a plan: windows, keys, order and demand. */
@NullMarked
package io.interflux.load;

import org.jspecify.annotations.NullMarked;
