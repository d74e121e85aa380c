@NullMarked
package io.interflux.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
