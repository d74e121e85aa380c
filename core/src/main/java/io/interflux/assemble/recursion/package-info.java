/** The graph that a recursive include has read, and the trees that are made of it. No I/O, no Reactor. */
@NullMarked
package io.interflux.assemble.recursion;

import org.jspecify.annotations.NullMarked;
