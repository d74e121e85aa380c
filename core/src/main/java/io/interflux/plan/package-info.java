/** How a query will be answered: the planner and the steps that it chooses. No I/O, no SQL text. */
@NullMarked
package io.interflux.plan;

import org.jspecify.annotations.NullMarked;
