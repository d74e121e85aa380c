package io.interflux.write;

import io.interflux.error.BulkLoadException.FailedRows;

/** Carries a failure with the rows of a bulk load that it is about to where the load ends. */
final class RefusedRows extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FailedRows rows;
    private final transient Throwable reason;

    RefusedRows(FailedRows rows, Throwable reason) {
        super(reason.getMessage(), reason, false, false);
        this.rows = rows;
        this.reason = reason;
    }

    FailedRows rows() {
        return rows;
    }

    Throwable reason() {
        return reason;
    }
}
