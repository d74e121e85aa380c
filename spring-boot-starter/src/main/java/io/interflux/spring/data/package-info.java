/** Spring Data's pages, orders and windows over Interflux. Applications without Spring Data do not need its classes. */
@NullMarked
package io.interflux.spring.data;

import org.jspecify.annotations.NullMarked;
