@NullMarked
package io.interflux.benchmarks.database;

import org.jspecify.annotations.NullMarked;
