/** What databases differ in: documented capabilities and small renderers, one class per database. */
@NullMarked
package io.interflux.dialect;

import org.jspecify.annotations.NullMarked;
