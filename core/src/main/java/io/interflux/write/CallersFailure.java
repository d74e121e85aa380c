package io.interflux.write;

/** Carries what the source or the listener of a bulk load has failed with to where the load ends: it is not the library's. */
final class CallersFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Throwable reason;

    CallersFailure(Throwable reason) {
        super(reason.getMessage(), reason, false, false);
        this.reason = reason;
    }

    Throwable reason() {
        return reason;
    }
}
