/** Many rows at once, out of the database and into it, as a stream of lines of JSON. */
@NullMarked
package io.interflux.examples.service.transfer;

import org.jspecify.annotations.NullMarked;
