/** A plan step becomes text and bindings, travelling as one value. No I/O. */
@NullMarked
package io.interflux.sql;

import org.jspecify.annotations.NullMarked;
