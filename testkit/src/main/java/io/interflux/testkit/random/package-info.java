/** Case documents made at random: schema, rows and queries, the same for the same seed; and the search for the smallest that still fails. */
@NullMarked
package io.interflux.testkit.random;

import org.jspecify.annotations.NullMarked;
