/** Runs case documents: one schema, its rows, one query and the expected graph each. */
@NullMarked
package io.interflux.examples.cases;

import org.jspecify.annotations.NullMarked;
