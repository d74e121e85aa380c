/** What the messages of several packages are worded with; not for applications. */
@NullMarked
package io.interflux.error.internal;

import org.jspecify.annotations.NullMarked;
