/** What exists: schema, models, attributes, keys and associations. Pure metadata, immutable once built. */
@NullMarked
package io.interflux.model;

import org.jspecify.annotations.NullMarked;
