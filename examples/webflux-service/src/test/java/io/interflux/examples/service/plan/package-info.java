/** Plans of questions. */
@NullMarked
package io.interflux.examples.service.plan;

import org.jspecify.annotations.NullMarked;
