/** What the modules for JSON have in common: which properties are left out, and how a target carries the row that links it. */
@NullMarked
package io.interflux.json.internal;

import org.jspecify.annotations.NullMarked;
