/** What an adapter implements to run statements on a database. */
@NullMarked
package io.interflux.spi;

import org.jspecify.annotations.NullMarked;
