/** The errors that the library raises; one root, {@link io.interflux.error.InterfluxException}. */
@NullMarked
package io.interflux.error;

import org.jspecify.annotations.NullMarked;
