/** Brings the rows of the Chinook music store into a database, and shows how far it is. */
@NullMarked
package io.interflux.examples.musicstore.load;

import org.jspecify.annotations.NullMarked;
