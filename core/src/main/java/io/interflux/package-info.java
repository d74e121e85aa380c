/** The entry of the library: {@link io.interflux.Interflux}. */
@NullMarked
package io.interflux;

import org.jspecify.annotations.NullMarked;
