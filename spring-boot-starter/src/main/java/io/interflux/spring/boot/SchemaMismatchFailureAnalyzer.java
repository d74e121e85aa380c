package io.interflux.spring.boot;

import io.interflux.ddl.SchemaMismatchException;
import io.interflux.ddl.SchemaReport;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why an application did not start whose database does not fit its schema, and what mends it. */
final class SchemaMismatchFailureAnalyzer extends AbstractFailureAnalyzer<SchemaMismatchException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SchemaMismatchException cause) {
        SchemaReport report = cause.report();
        return new FailureAnalysis(
                "The database does not hold what the schema counts on: " + report.text(),
                "Run the statements above, declare in the entities what is there, or set interflux.schema.check to warn.",
                cause);
    }
}
