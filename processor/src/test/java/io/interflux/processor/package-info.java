@NullMarked
package io.interflux.processor;

import org.jspecify.annotations.NullMarked;
