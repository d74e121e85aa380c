/** The snippets of the README, compiled and run. */
@NullMarked
package io.interflux.examples.readme;

import org.jspecify.annotations.NullMarked;
