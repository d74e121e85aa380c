/** Lists, single rows and the tree, as clients ask for them. */
@NullMarked
package io.interflux.examples.service.catalogue;

import org.jspecify.annotations.NullMarked;
