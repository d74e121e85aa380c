/** Hibernate Reactive and its entities. */
@NullMarked
package io.interflux.benchmarks.contender.hibernate;

import org.jspecify.annotations.NullMarked;
