package io.interflux.testkit;

/** What a wrapper learns of the conversations on one connection. */
@FunctionalInterface
interface Conversations {

    /**
     * A statement, or BEGIN, COMMIT, ROLLBACK, is about to be sent.
     *
     * @return what to run when it is over: its result consumed, failed or cancelled
     */
    Runnable begins(String text, int bindings);
}
