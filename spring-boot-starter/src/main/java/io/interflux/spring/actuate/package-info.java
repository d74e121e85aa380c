/** What Spring Boot's Actuator tells of an Interflux. */
@NullMarked
package io.interflux.spring.actuate;

import org.jspecify.annotations.NullMarked;
