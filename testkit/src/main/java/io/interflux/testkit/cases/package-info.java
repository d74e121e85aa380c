/** Self-contained documents of one schema, its rows, one query and the expected graph, as data for tests of any implementation. */
@NullMarked
package io.interflux.testkit.cases;

import org.jspecify.annotations.NullMarked;
