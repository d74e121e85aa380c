/**
 * The annotation processor: an {@code @Entity} is read into an {@code EntityModel}, checked, and written as its metamodel and its mapping.
 */
@NullMarked
package io.interflux.processor;

import org.jspecify.annotations.NullMarked;
