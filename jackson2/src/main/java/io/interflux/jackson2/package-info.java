/** Graphs as JSON by Jackson 2: what is loaded, as it is loaded, and nothing of what is not. */
@NullMarked
package io.interflux.jackson2;

import org.jspecify.annotations.NullMarked;
