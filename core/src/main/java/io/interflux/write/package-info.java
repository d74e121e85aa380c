/** Inserts rows and brings back what the database generated. */
@NullMarked
package io.interflux.write;

import org.jspecify.annotations.NullMarked;
