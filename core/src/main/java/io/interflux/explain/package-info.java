/** What a load will do, and what it did, as values with renderings. */
@NullMarked
package io.interflux.explain;

import org.jspecify.annotations.NullMarked;
