package io.interflux.examples.service.transfer;

import io.interflux.write.BulkProgress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells those who follow an import how far it is. */
@Component
final class ImportProgress {

    /** How long a follower waits for an import that does not begin, or has ended already. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<UUID, Channel> channels = new ConcurrentHashMap<>();

    /** Where the import of that id tells, and is followed. */
    Channel channel(UUID id) {
        return channels.computeIfAbsent(id, Channel::new);
    }

    /**
     * The latest event and those that follow, named {@code progress}, and one that is named {@code end} when the import has ended in whichever
     * way. A comment comes first, so that the client knows at once that it is heard.
     */
    Flux<ServerSentEvent<Event>> follow(UUID id) {
        return Flux.defer(() -> channel(id).events())
                .map(event -> ServerSentEvent.builder(event).event("progress").build())
                .startWith(ServerSentEvent.<Event>builder().comment("waiting").build())
                .concatWithValues(
                        ServerSentEvent.builder(Event.NONE).event("end").build());
    }

    /** How many rows were taken so far, those that were skipped among them. */
    record Event(long rows, long rowsPerSecond) {

        static final Event NONE = new Event(0, 0);
    }

    /** One import. */
    final class Channel {

        private final UUID id;
        private final Sinks.Many<Event> events = Sinks.many().replay().latest();

        private Channel(UUID id) {
            this.id = id;
        }

        void tell(BulkProgress progress) {
            events.tryEmitNext(new Event(progress.rows(), Math.round(progress.rowsPerSecond())));
        }

        void close() {
            channels.remove(id, this);
            events.tryEmitComplete();
        }

        private Flux<Event> events() {
            return events.asFlux()
                    .timeout(Mono.delay(PATIENCE), event -> Mono.never(), Mono.empty())
                    .doFinally(end -> leave());
        }

        /** A channel without an import ends with its last follower. */
        private void leave() {
            if (events.currentSubscriberCount() == 0) {
                channels.remove(id, this);
            }
        }
    }
}
