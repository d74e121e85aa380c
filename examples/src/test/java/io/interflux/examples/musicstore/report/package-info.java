/** Tests of the reports. */
@NullMarked
package io.interflux.examples.musicstore.report;

import org.jspecify.annotations.NullMarked;
