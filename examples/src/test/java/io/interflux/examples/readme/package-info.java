/** The code of the README and of the pages beside it, compiled and run. */
@NullMarked
package io.interflux.examples.readme;

import org.jspecify.annotations.NullMarked;
