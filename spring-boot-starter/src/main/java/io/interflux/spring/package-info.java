/** Interflux inside of Spring's transactions, and its errors in Spring's terms. */
@NullMarked
package io.interflux.spring;

import org.jspecify.annotations.NullMarked;
