/** Classes without annotations, as the page on typed handles maps them. */
@NullMarked
package io.interflux.examples.unannotated;

import org.jspecify.annotations.NullMarked;
