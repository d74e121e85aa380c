/** Exports and imports. */
@NullMarked
package io.interflux.examples.service.transfer;

import org.jspecify.annotations.NullMarked;
