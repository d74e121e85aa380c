/** Loads the 27 tables of the Fjelstul World Cup Database and prints what its many-to-many-to-many associations hold. */
@NullMarked
package io.interflux.examples.worldcup;

import org.jspecify.annotations.NullMarked;
