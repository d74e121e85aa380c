/** What holds for every answer: how errors are told, and what the page may load. */
@NullMarked
package io.interflux.examples.service.web;

import org.jspecify.annotations.NullMarked;
