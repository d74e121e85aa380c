/** The music store's tables as records. The processor writes the handles by which queries name what is in them. */
@NullMarked
package io.interflux.examples.musicstore.model;

import org.jspecify.annotations.NullMarked;
