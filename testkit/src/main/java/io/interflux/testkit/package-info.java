/** What tests of Interflux and of its adapters share: databases, fakes, contract suites, the case runner. */
@NullMarked
package io.interflux.testkit;

import org.jspecify.annotations.NullMarked;
