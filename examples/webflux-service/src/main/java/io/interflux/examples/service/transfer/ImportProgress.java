package io.interflux.examples.service.transfer;

import io.interflux.write.BulkProgress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells those who follow an import how far it is. */
@Component
final class ImportProgress {

    /** How long a follower waits for an import that does not begin, or has ended already. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<UUID, Channel> channels = new ConcurrentHashMap<>();

    /**
     * Does an import that tells under an id how far it is, from its first moment on and until it ends in whichever way.
     *
     * @throws ResponseStatusException 409, as a signal, if another one tells under this id
     */
    <R> Mono<R> during(UUID id, Function<Consumer<BulkProgress>, Mono<R>> work) {
        return Mono.using(() -> begun(id), channel -> work.apply(channel::tell), channel -> ended(id, channel));
    }

    private Channel begun(UUID id) {
        Channel begun = channels.compute(id, (key, known) -> (known == null ? new Channel() : known).begun(id));
        begun.tell(Event.NONE);
        return begun;
    }

    private void ended(UUID id, Channel channel) {
        channels.remove(id, channel);
        channel.end();
    }

    /**
     * The latest event and those that follow, named {@code progress}, and one that is named {@code end} when the import has ended in whichever
     * way. A comment comes first, so that the client knows at once that it is heard.
     */
    Flux<ServerSentEvent<Event>> follow(UUID id) {
        return Flux.using(() -> followed(id), Channel::events, channel -> left(id, channel))
                .map(event -> ServerSentEvent.builder(event).event("progress").build())
                .startWith(ServerSentEvent.<Event>builder().comment("waiting").build())
                .concatWithValues(
                        ServerSentEvent.builder(Event.NONE).event("end").build());
    }

    private Channel followed(UUID id) {
        return channels.compute(id, (key, known) -> (known == null ? new Channel() : known).followed());
    }

    /** A channel without an import ends with its last follower. */
    private void left(UUID id, Channel channel) {
        channels.computeIfPresent(id, (key, known) -> known == channel && channel.left() ? null : known);
    }

    /** How many imports are told of or waited for at the moment. */
    int channels() {
        return channels.size();
    }

    /** How many rows were taken so far, those that were skipped among them. */
    record Event(long rows, long rowsPerSecond) {

        static final Event NONE = new Event(0, 0);
    }

    /** One import. Its state is changed by the map's computations alone, one at a time. */
    private static final class Channel {

        private final Sinks.Many<Event> events = Sinks.many().replay().latest();
        private boolean begun;
        private int followers;

        Channel begun(UUID id) {
            if (begun) {
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT,
                        "An import is telling its progress under " + id + " already; give each one an id of its own");
            }
            begun = true;
            return this;
        }

        Channel followed() {
            followers++;
            return this;
        }

        /** Whether nobody needs it any more. */
        boolean left() {
            followers--;
            return followers == 0 && !begun;
        }

        void tell(BulkProgress progress) {
            tell(new Event(progress.rows(), Math.round(progress.rowsPerSecond())));
        }

        void tell(Event event) {
            events.tryEmitNext(event);
        }

        void end() {
            events.tryEmitComplete();
        }

        Flux<Event> events() {
            return events.asFlux().timeout(Mono.delay(PATIENCE), event -> Mono.never(), Mono.empty());
        }
    }
}
