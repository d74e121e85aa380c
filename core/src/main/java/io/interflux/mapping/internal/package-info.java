/** What mappings share with the package that reads by reflection; not for applications. */
@NullMarked
package io.interflux.mapping.internal;

import org.jspecify.annotations.NullMarked;
