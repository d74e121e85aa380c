/** What can be read from the music store: for each report its query, and its roots as text or JSON. */
@NullMarked
package io.interflux.examples.musicstore.report;

import org.jspecify.annotations.NullMarked;
