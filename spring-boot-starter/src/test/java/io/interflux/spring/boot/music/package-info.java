/** Entities that an application has, in a package below its own. */
@NullMarked
package io.interflux.spring.boot.music;

import org.jspecify.annotations.NullMarked;
