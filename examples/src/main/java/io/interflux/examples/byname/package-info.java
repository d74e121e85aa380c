/**
 * Every example of the advanced many-to-many guide by name: schemas without classes, rows as {@code DynamicEntity}. This is for tools and
 * gateways, whose schema is not known when they are compiled; {@code grants} asks the same of records.
 */
@NullMarked
package io.interflux.examples.byname;

import org.jspecify.annotations.NullMarked;
