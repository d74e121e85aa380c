/** The code that the page on Spring Boot shows. */
@NullMarked
package io.interflux.spring.page;

import org.jspecify.annotations.NullMarked;
