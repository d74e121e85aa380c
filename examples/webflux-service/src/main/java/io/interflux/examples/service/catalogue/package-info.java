/** What the store sells and to whom, as lists, single rows and a tree. */
@NullMarked
package io.interflux.examples.service.catalogue;

import org.jspecify.annotations.NullMarked;
