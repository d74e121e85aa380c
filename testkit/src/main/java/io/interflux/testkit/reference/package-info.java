/**
 * Answers the queries of case documents by plain loops over the rows. It says what a graph must be, and shares no code with the library: not
 * its planner, its comparisons or its keys, so that the two agree only if both are right.
 */
@NullMarked
package io.interflux.testkit.reference;

import org.jspecify.annotations.NullMarked;
