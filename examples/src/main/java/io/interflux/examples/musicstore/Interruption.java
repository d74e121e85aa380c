package io.interflux.examples.musicstore;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Ctrl-C: work that is under way is cancelled, and the process ends when it has cleaned up, or after some seconds. */
final class Interruption implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final Sinks.Empty<Void> requested = Sinks.empty();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interruption");

    private Interruption() {}

    /** From now until {@link #close} the end of the process waits for the work. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Completes when the process is to end. */
    Mono<Void> requested() {
        return requested.asMono();
    }

    private void stop() {
        requested.tryEmitEmpty();
        try {
            boolean clean = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!clean) {
                System.err.println("Ended without closing the connections");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is done and its resources are closed. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what waits for this call.
            return;
        }
    }
}
