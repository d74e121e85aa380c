/** What is kept of a run: the numbers, and the page and the chart that show them. */
@NullMarked
package io.interflux.benchmarks.report;

import org.jspecify.annotations.NullMarked;
