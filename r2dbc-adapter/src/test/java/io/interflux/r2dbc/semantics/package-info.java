/** What queries mean, told by small graphs: each test gives the graph and the number of statements. */
@NullMarked
package io.interflux.r2dbc.semantics;

import org.jspecify.annotations.NullMarked;
