package io.interflux.r2dbc;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

/**
 * Fails each test of this module during which a thread that must not block, such as an event loop, has blocked. The call itself is let
 * through: an error out of the middle of a lock would leave the lock taken for ever, and drivers swallow errors.
 */
public final class BlockingCalls implements BeforeAllCallback, AfterEachCallback {

    private static final int FRAMES = 40;
    private static final Queue<BlockingOperationError> SEEN = new ConcurrentLinkedQueue<>();

    /** Watches from now on, in the whole JVM. */
    public static void watch() {
        Watching.begin();
    }

    /**
     * Expects none since this was last asked.
     *
     * @throws AssertionError with where each of them was
     */
    public static void assertNone() {
        List<BlockingOperationError> seen = seen();
        if (!seen.isEmpty()) {
            throw new AssertionError("A thread that must not block has blocked: "
                    + seen.stream().map(BlockingCalls::described).distinct().collect(joining("\n")));
        }
    }

    /** The calls since this was last asked. */
    public static List<BlockingOperationError> seen() {
        List<BlockingOperationError> seen = new ArrayList<>();
        for (BlockingOperationError call = SEEN.poll(); call != null; call = SEEN.poll()) {
            seen.add(call);
        }
        return seen;
    }

    /** Where it was, without the frames of the watching itself. */
    private static String described(BlockingOperationError call) {
        return Stream.of(call.getStackTrace())
                .map(StackTraceElement::toString)
                .filter(frame -> !frame.contains("blockhound") && !frame.contains("BlockingCalls$"))
                .limit(FRAMES)
                .collect(joining("\n    at ", call.getMessage() + "\n    at ", ""));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        watch();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertNone();
    }

    /** Instrumented once, when the class is initialised. */
    private static final class Watching {

        static {
            BlockHound.builder()
                    .loadIntegrations()
                    // the queue of Reactor's timers: a lock for a moment, which Reactor forgets to allow for timers of
                    // Flux.interval
                    .allowBlockingCallsInside(
                            "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "remove")
                    // once for all, on whatever thread the first connection is opened
                    .allowBlockingCallsInside("io.netty.util.internal.NativeLibraryLoader", "load")
                    // subscribers of the TCK, which lock their queues for a moment
                    .allowBlockingCallsInside("org.reactivestreams.tck.TestEnvironment$Receptacle", "add")
                    .allowBlockingCallsInside("org.reactivestreams.tck.TestEnvironment$Receptacle", "complete")
                    .allowBlockingCallsInside("org.reactivestreams.tck.TestEnvironment$Promise", "complete")
                    .blockingMethodCallback(method -> SEEN.add(new BlockingOperationError(method)))
                    .install();
        }

        static void begin() {
            // the initialisation of the class is the beginning
        }
    }
}
