/** The championship of the guide: players of teams of games, a many-to-many-to-many. */
@NullMarked
package io.interflux.examples.championship;

import org.jspecify.annotations.NullMarked;
