/** Writes against real databases: rows, relations and graphs. */
@NullMarked
package io.interflux.r2dbc.write;

import org.jspecify.annotations.NullMarked;
