/** Into what rows are made, and what is written of it: projections, holders of associations, links, embedded values. */
@NullMarked
package io.interflux.r2dbc.shapes;

import org.jspecify.annotations.NullMarked;
