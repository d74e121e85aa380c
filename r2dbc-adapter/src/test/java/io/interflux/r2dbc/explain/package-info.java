@NullMarked
package io.interflux.r2dbc.explain;

import org.jspecify.annotations.NullMarked;
