/** The code of the pages on concepts that tell of films, compiled and run. */
@NullMarked
package io.interflux.examples.films;

import org.jspecify.annotations.NullMarked;
