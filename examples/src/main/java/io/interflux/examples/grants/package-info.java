/** Every example of the advanced many-to-many guide: users are granted profiles. */
@NullMarked
package io.interflux.examples.grants;

import org.jspecify.annotations.NullMarked;
