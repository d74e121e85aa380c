@NullMarked
package io.interflux.spring.web;

import org.jspecify.annotations.NullMarked;
