/** What modules for JSON must do, as suites of tests that each of them runs. */
@NullMarked
package io.interflux.testkit.json;

import org.jspecify.annotations.NullMarked;
