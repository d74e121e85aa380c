@NullMarked
package io.interflux.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
