/** The publishing site of the guide: written articles by one-to-many, a reading list by many-to-many. */
@NullMarked
package io.interflux.examples.medium;

import org.jspecify.annotations.NullMarked;
