package io.interflux.r2dbc;

import io.interflux.error.InterfluxException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

/** Who may talk on a connection: one at a time, and each notes how the one before ended. Safe to share. */
final class Turns {

    private enum State {
        RUNNING,
        ENDED,
        CANCELLED
    }

    private Turn last = new Turn("nothing", false);
    private boolean closed;

    Turns() {
        last.end();
    }

    /**
     * Takes the next turn.
     *
     * @throws InterfluxException while another is running, or after {@link #close}
     */
    synchronized Turn take(String what) {
        if (closed) {
            throw new InterfluxException("The session is over and its connection given back; refused: " + what);
        }
        if (last.state() == State.RUNNING) {
            throw new InterfluxException(
                    "A statement was started while the result of another was still open on the same connection,"
                            + " where some drivers would hang for ever. Read the first result to its end before,"
                            + " or use a transaction, whose statements queue. Started: " + what + "; still open: "
                            + last.what);
        }
        last = new Turn(what, last.state() == State.CANCELLED);
        return last;
    }

    /** Refuses every turn from now on. */
    synchronized void close() {
        closed = true;
    }

    /** Whether the last one was cancelled, so that the driver may still be draining it. */
    synchronized boolean cancelled() {
        return last.state() == State.CANCELLED;
    }

    /** Whether the last one was a query, which changes nothing whenever it is run; not to be asked of H2, whose inserts are queries too. */
    synchronized boolean onlyRead() {
        return last.what.startsWith("SELECT ") || last.what.startsWith("FETCH ");
    }

    /** Completes when none is running. A cancellation can take a moment to reach one whose subscription is still under way. */
    synchronized Mono<Void> quiet() {
        return last.over.asMono();
    }

    /** One conversation. Only the first of its ends counts. */
    static final class Turn {

        private final String what;
        private final boolean afterCancelled;
        private final Sinks.Empty<Void> over = Sinks.empty();
        private State state = State.RUNNING;

        private Turn(String what, boolean afterCancelled) {
            this.what = what;
            this.afterCancelled = afterCancelled;
        }

        boolean afterCancelled() {
            return afterCancelled;
        }

        void end() {
            end(State.ENDED);
        }

        /**
         * To be told by {@code doFinally}, which speaks after the driver has been told: {@code doOnCancel} speaks before, and whoever waits
         * for quiet could give the connection back while a subscription still under way sends its statement on it.
         */
        void abandonIfCancelled(SignalType signal) {
            if (signal == SignalType.CANCEL) {
                end(State.CANCELLED);
            }
        }

        private void end(State how) {
            synchronized (this) {
                if (state != State.RUNNING) {
                    return;
                }
                state = how;
            }
            over.tryEmitEmpty().orThrow();
        }

        private synchronized State state() {
            return state;
        }
    }
}
