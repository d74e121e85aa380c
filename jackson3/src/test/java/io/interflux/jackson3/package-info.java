@NullMarked
package io.interflux.jackson3;

import org.jspecify.annotations.NullMarked;
