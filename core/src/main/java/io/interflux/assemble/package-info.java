/** Rows become graphs, children before parents. No I/O, no Reactor. */
@NullMarked
package io.interflux.assemble;

import org.jspecify.annotations.NullMarked;
