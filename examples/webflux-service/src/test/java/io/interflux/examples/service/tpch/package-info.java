/** Order lines. */
@NullMarked
package io.interflux.examples.service.tpch;

import org.jspecify.annotations.NullMarked;
