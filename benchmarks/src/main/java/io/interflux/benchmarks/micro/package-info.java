/** The hot places alone, measured by JMH. */
@NullMarked
package io.interflux.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
