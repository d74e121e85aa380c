/** Queries of clients: the parameters of a request become a {@code Select}, within what the application allows. */
@NullMarked
package io.interflux.spring.web;

import org.jspecify.annotations.NullMarked;
