/** The code of the page for those who come from JPA and Spring Data, compiled and run. */
@NullMarked
package io.interflux.examples.jpa;

import org.jspecify.annotations.NullMarked;
