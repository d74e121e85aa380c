/** How a question to the service is answered: its steps, their SQL, rows and time. */
@NullMarked
package io.interflux.examples.service.plan;

import org.jspecify.annotations.NullMarked;
