/** What the caller asks: typed handles with their operators and the immutable {@link io.interflux.query.Select}. */
@NullMarked
package io.interflux.query;

import org.jspecify.annotations.NullMarked;
