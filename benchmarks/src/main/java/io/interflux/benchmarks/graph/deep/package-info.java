/** Users, profiles and grants with every association between them: the super many-to-many. */
@NullMarked
package io.interflux.benchmarks.graph.deep;

import org.jspecify.annotations.NullMarked;
