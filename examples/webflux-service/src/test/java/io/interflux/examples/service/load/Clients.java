package io.interflux.examples.service.load;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Clients that each ask again as soon as they have an answer. */
final class Clients {

    private static final List<Call> EVERY_KIND = List.of(Call.values());

    private final Map<Call, Latencies> latencies = new EnumMap<>(Call.class);
    private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final int number;
    private final WebClient service;

    Clients(int number, URI address) {
        this.number = number;
        EVERY_KIND.forEach(call -> latencies.put(call, new Latencies()));
        this.service = WebClient.builder()
                .baseUrl(address.toString())
                .clientConnector(
                        new ReactorClientHttpConnector(HttpClient.create(ConnectionProvider.create("load", number))))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                .build();
    }

    /** Completes when the time is over and each client has its last answer. The clients join one after another in {@link #joining}. */
    Mono<Void> askFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Duration between = joining(time).dividedBy(number);
        return Flux.range(0, number)
                .flatMap(client -> Mono.delay(between.multipliedBy(client)).then(client(client, end)), number)
                .then();
    }

    /** The first seventh: a service that has just started runs code that is not compiled yet, and all at once would wait for it too long. */
    static Duration joining(Duration time) {
        return time.dividedBy(7);
    }

    /** The first calls of all clients together are of every kind. */
    private Mono<Void> client(int client, long end) {
        Random random = new Random(client);
        Call first = EVERY_KIND.get(client % EVERY_KIND.size());
        Mono<Void> further = Mono.defer(() -> timed(Call.any(random), random, client))
                .repeat(() -> System.nanoTime() < end)
                .then();
        return timed(first, random, client).then(further);
    }

    private Mono<Void> timed(Call call, Random random, int client) {
        return Mono.defer(() -> {
            long begin = System.nanoTime();
            return call.run(service, random, client)
                    .doOnSuccess(answered -> latenciesOf(call).add(System.nanoTime() - begin))
                    .doOnError(errors::add)
                    .onErrorComplete();
        });
    }

    Latencies latenciesOf(Call call) {
        return Objects.requireNonNull(latencies.get(call));
    }

    Queue<Throwable> errors() {
        return errors;
    }
}
