/** The PostgreSQL that all contenders share, its data, and the ways to it. */
@NullMarked
package io.interflux.benchmarks.database;

import org.jspecify.annotations.NullMarked;
