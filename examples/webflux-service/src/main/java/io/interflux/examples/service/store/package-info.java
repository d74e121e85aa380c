/** The database of the service, and what is in it when the service begins. */
@NullMarked
package io.interflux.examples.service.store;

import org.jspecify.annotations.NullMarked;
