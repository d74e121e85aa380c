/** Tests of the load. */
@NullMarked
package io.interflux.examples.musicstore.load;

import org.jspecify.annotations.NullMarked;
