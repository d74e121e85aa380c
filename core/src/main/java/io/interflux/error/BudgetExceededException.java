package io.interflux.error;

/** A load that brings more than its budget allows. The message names the path, the limit and how to raise it. */
public final class BudgetExceededException extends InterfluxException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final long limit;

    /**
     * A load that was ended.
     *
     * @param path the include at which it happened: {@code user.profiles}
     * @param limit the limit of the budget that was reached
     */
    public BudgetExceededException(String message, String path, long limit) {
        super(message);
        this.path = path;
        this.limit = limit;
    }

    /** The include at which it happened: {@code user.profiles}; the root's is the model's name. */
    public String path() {
        return path;
    }

    /** The limit that was reached. */
    public long limit() {
        return limit;
    }
}
