/** How a row becomes an instance and an instance becomes a row: records, classes and dynamic entities. */
@NullMarked
package io.interflux.mapping;

import org.jspecify.annotations.NullMarked;
