@NullMarked
package io.interflux.spring.repository;

import org.jspecify.annotations.NullMarked;
