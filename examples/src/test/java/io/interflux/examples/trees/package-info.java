/** The code of the page on recursion, compiled and run. */
@NullMarked
package io.interflux.examples.trees;

import org.jspecify.annotations.NullMarked;
