/**
 * The tables of the World Cup database as records, their components in the order of the files' columns. Every foreign key is a to-one; of
 * the collections there are those that are asked for. Two of the four many-to-manies have a junction as their end and refer to its
 * composite key:
 *
 * <pre>
 * Match      &lt;- TeamAppearance -> Team          TeamAppearance (tournament, match, team)
 * Player     &lt;- PlayerAppearance -> TeamAppearance
 * Tournament &lt;- QualifiedTeam -> Team           QualifiedTeam (tournament, team)
 * Player     &lt;- Squad -> QualifiedTeam
 * </pre>
 */
@NullMarked
package io.interflux.examples.worldcup.model;

import org.jspecify.annotations.NullMarked;
