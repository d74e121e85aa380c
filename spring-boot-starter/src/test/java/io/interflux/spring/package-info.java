@NullMarked
package io.interflux.spring;

import org.jspecify.annotations.NullMarked;
