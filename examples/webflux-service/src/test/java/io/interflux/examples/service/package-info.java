/** The service, started for tests. */
@NullMarked
package io.interflux.examples.service;

import org.jspecify.annotations.NullMarked;
