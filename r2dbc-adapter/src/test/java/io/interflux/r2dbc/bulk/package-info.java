/** Bulk loads against each database. */
@NullMarked
package io.interflux.r2dbc.bulk;

import org.jspecify.annotations.NullMarked;
