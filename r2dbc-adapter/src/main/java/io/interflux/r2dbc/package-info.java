/** Runs the statements of Interflux Core over any R2DBC {@code ConnectionFactory}. */
@NullMarked
package io.interflux.r2dbc;

import org.jspecify.annotations.NullMarked;
