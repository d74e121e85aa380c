package io.interflux.error;

/** An association or attribute that was read but not asked for. There is never a hidden query: the message names the include to add. */
public final class NotLoadedException extends InterfluxException {

    private static final long serialVersionUID = 1L;

    /** A read of something that the load did not bring. */
    public NotLoadedException(String message) {
        super(message);
    }
}
