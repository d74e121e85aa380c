/** Repositories: interfaces of the application that load and store entities of one class. */
@NullMarked
package io.interflux.spring.repository;

import org.jspecify.annotations.NullMarked;
