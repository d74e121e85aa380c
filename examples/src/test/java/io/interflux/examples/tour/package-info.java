/** The code of the tour, compiled and run. */
@NullMarked
package io.interflux.examples.tour;

import org.jspecify.annotations.NullMarked;
