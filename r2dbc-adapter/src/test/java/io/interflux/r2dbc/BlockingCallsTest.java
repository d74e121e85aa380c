package io.interflux.r2dbc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class BlockingCallsTest {

    private static void sleepOn(Scheduler scheduler) {
        Mono.fromCallable(() -> {
                    Thread.sleep(1);
                    return true;
                })
                .subscribeOn(scheduler)
                .block(Duration.ofSeconds(10));
    }

    @Test
    void aThreadThatMustNotBlockIsCaught() {
        sleepOn(Schedulers.parallel());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(BlockingCalls::assertNone)
                .withMessageStartingWith("A thread that must not block has blocked:")
                .withMessageContaining("java.lang.Thread.sleep")
                .withMessageContaining("BlockingCallsTest");
    }

    @Test
    void aThreadThatMayBlockIsNot() {
        sleepOn(Schedulers.boundedElastic());
        assertThatCode(BlockingCalls::assertNone).doesNotThrowAnyException();
    }
}
