@NullMarked
package io.interflux.r2dbc.ddl;

import org.jspecify.annotations.NullMarked;
