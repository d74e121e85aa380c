/** Graphs as JSON by Jackson 3: what is loaded, as it is loaded, and nothing of what is not. */
@NullMarked
package io.interflux.jackson3;

import org.jspecify.annotations.NullMarked;
