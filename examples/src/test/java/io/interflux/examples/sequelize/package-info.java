/** The code of the page for those who come from Sequelize, compiled and run. */
@NullMarked
package io.interflux.examples.sequelize;

import org.jspecify.annotations.NullMarked;
