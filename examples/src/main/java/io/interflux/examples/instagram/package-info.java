/** Users who follow each other: a many-to-many of a model to itself, in both directions. */
@NullMarked
package io.interflux.examples.instagram;

import org.jspecify.annotations.NullMarked;
