/** What Micrometer is told of loads. */
@NullMarked
package io.interflux.spring.observation;

import org.jspecify.annotations.NullMarked;
