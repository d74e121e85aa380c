/** Interflux in a Spring Boot application. */
@NullMarked
package io.interflux.spring.boot;

import org.jspecify.annotations.NullMarked;
