/** Random graphs: what is loaded is what the reference evaluator says, whatever the window, the demand and the strategy. */
@NullMarked
package io.interflux.r2dbc.random;

import org.jspecify.annotations.NullMarked;
