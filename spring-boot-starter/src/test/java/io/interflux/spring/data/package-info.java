@NullMarked
package io.interflux.spring.data;

import org.jspecify.annotations.NullMarked;
