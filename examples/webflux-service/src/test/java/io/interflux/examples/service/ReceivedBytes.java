package io.interflux.examples.service;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts the bytes of bodies that the service has taken from its clients. */
public final class ReceivedBytes implements WebFilter {

    private final AtomicLong bytes = new AtomicLong();

    /** Of all requests so far. */
    public long bytes() {
        return bytes.get();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = new ServerHttpRequestDecorator(exchange.getRequest()) {

            @Override
            public Flux<DataBuffer> getBody() {
                return super.getBody().doOnNext(piece -> bytes.addAndGet(piece.readableByteCount()));
            }
        };
        return chain.filter(exchange.mutate().request(request).build());
    }
}
