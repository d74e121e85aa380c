@NullMarked
package io.interflux.jackson2;

import org.jspecify.annotations.NullMarked;
