package io.interflux.load;

import io.interflux.spi.Database;

/**
 * What one run of a load works with. State of one subscription.
 *
 * @param meter counts what it reads
 * @param report tells of it
 */
record LoadRun(Database database, LoadOptions options, Meter meter, LoadReport report) {}
