package io.interflux.examples.service.transfer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;

/** How long a client has sent nothing, although it was asked to. */
final class Silence {

    private static final int LOOKS = 10;

    private final AtomicLong asked = new AtomicLong();
    private volatile long since;

    private Silence() {}

    /**
     * The same body, which ends with a {@link ResponseStatusException}, 408, when the client is silent for so long. While it is not asked for more,
     * since the database is slow, no time runs.
     */
    static <T> Flux<T> limited(Flux<T> body, Duration longest) {
        return Flux.defer(() -> {
            Silence silence = new Silence();
            Mono<Long> tooLong = Flux.interval(longest.dividedBy(LOOKS))
                    .filter(look -> silence.lasts(longest))
                    .next();
            return body.doOnRequest(silence::asked)
                    .doOnNext(piece -> silence.broken())
                    .timeout(tooLong, piece -> tooLong, Mono.error(() -> refused(longest)));
        });
    }

    private static ResponseStatusException refused(Duration longest) {
        return new ResponseStatusException(
                HttpStatus.REQUEST_TIMEOUT,
                "The upload was silent for " + longest.toSeconds() + " s before its end. Nothing was imported.");
    }

    /** Time begins to run where it did not. */
    private void asked(long pieces) {
        if (asked.getAndAccumulate(pieces, Operators::addCap) == 0) {
            since = now();
        }
    }

    private void broken() {
        since = now();
        asked.decrementAndGet();
    }

    private boolean lasts(Duration longest) {
        return asked.get() > 0 && now() - since >= longest.toMillis();
    }

    private static long now() {
        return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
    }
}
