/** The page, in a real browser. */
@NullMarked
package io.interflux.examples.service.browser;

import org.jspecify.annotations.NullMarked;
