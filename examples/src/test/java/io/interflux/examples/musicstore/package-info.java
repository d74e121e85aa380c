/** Tests of the music store. */
@NullMarked
package io.interflux.examples.musicstore;

import org.jspecify.annotations.NullMarked;
