/** Create statements from the metadata. */
@NullMarked
package io.interflux.ddl;

import org.jspecify.annotations.NullMarked;
