@NullMarked
package io.interflux.spring.actuate;

import org.jspecify.annotations.NullMarked;
