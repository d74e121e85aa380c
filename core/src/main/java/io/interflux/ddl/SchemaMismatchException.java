package io.interflux.ddl;

import io.interflux.error.InterfluxException;

/** A live database that does not hold what the schema counts on. The message is the text of the report. */
public final class SchemaMismatchException extends InterfluxException {

    private static final long serialVersionUID = 1L;

    private final transient SchemaReport report;

    SchemaMismatchException(SchemaReport report) {
        super("The database does not fit the schema; mend it as the report advises, or declare what is there. "
                + report.text());
        this.report = report;
    }

    /** Everything that was found. */
    public SchemaReport report() {
        return report;
    }
}
