/** The many-to-many of the guide on records: users are granted profiles, and the grants know more than that. */
@NullMarked
package io.interflux.examples.grants;

import org.jspecify.annotations.NullMarked;
