/** What tables a live database has, as values. */
@NullMarked
package io.interflux.catalog;

import org.jspecify.annotations.NullMarked;
