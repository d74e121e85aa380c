/** The music store as a Spring Boot service. */
@NullMarked
package io.interflux.examples.service;

import org.jspecify.annotations.NullMarked;
