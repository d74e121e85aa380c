/** Rows in any number: order lines of TPC-H, generated into the database when they are first asked for. */
@NullMarked
package io.interflux.examples.service.tpch;

import org.jspecify.annotations.NullMarked;
