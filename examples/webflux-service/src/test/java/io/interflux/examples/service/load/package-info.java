/** Many clients at once. */
@NullMarked
package io.interflux.examples.service.load;

import org.jspecify.annotations.NullMarked;
