package io.interflux.benchmarks.workload;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.measure.Report;
import io.interflux.benchmarks.measure.Settings;

/** How a workload is measured. */
@FunctionalInterface
interface Measurement {

    /** Measures in this process, and gives the figures to the report. */
    void run(Endpoint endpoint, Settings settings, Report report) throws Exception;
}
