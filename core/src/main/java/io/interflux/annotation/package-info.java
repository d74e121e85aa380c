/** Annotations that declare entities and their associations; they say only what names do not. */
@NullMarked
package io.interflux.annotation;

import org.jspecify.annotations.NullMarked;
