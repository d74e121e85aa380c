@NullMarked
package io.interflux.spring.boot;

import org.jspecify.annotations.NullMarked;
