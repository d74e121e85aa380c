/** Reads annotated records and classes and makes their instances, by reflection; the only package that does. */
@NullMarked
package io.interflux.mapping.reflect;

import org.jspecify.annotations.NullMarked;
