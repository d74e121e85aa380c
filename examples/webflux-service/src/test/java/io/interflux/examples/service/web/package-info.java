/** What holds for every answer. */
@NullMarked
package io.interflux.examples.service.web;

import org.jspecify.annotations.NullMarked;
