package io.interflux.spring.web;

import io.interflux.error.CursorException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Answers requests in WebFlux whose parameters were refused as {@code application/problem+json}, in controllers and in handler functions,
 * whatever the client accepts, and whether Spring's problem details are switched on or not. A cursor that came with the request and that the
 * query does not take is refused alike, under whatever name it came; one that did not is the application's own mistake. What the application
 * handles itself, by {@code @ExceptionHandler} for one, does not come here. Spring Boot registers it.
 */
public final class RefusedParameterHandler implements WebExceptionHandler, Ordered {

    /** Before Spring Boot's own page for errors, which has the order -1. */
    private static final int ORDER = -2;

    private final Writers writers;

    /** A handler that writes as WebFlux does. */
    public RefusedParameterHandler(ServerCodecConfigurer codecs) {
        this.writers = new Writers(codecs.getWriters());
    }

    private record Writers(List<HttpMessageWriter<?>> messageWriters) implements ServerResponse.Context {

        @Override
        public List<ViewResolver> viewResolvers() {
            return List.of();
        }
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    /** Signals the same error where it is another one, or where the response is under way. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        RefusedParameterException refused = refused(error, exchange);
        return refused == null || exchange.getResponse().isCommitted() ? Mono.error(error) : answer(refused, exchange);
    }

    private static @Nullable RefusedParameterException refused(Throwable error, ServerWebExchange exchange) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> refusals(cause, exchange))
                .findFirst()
                .orElse(null);
    }

    private static Stream<RefusedParameterException> refusals(Throwable error, ServerWebExchange exchange) {
        if (error instanceof RefusedParameterException refused) {
            return Stream.of(refused);
        }
        return error instanceof CursorException cursor
                ? exchange.getRequest().getQueryParams().entrySet().stream()
                        .filter(parameter -> parameter.getValue().contains(cursor.cursor()))
                        .map(parameter -> RefusedParameterException.cursor(parameter.getKey(), cursor.cursor(), cursor))
                : Stream.empty();
    }

    private Mono<Void> answer(RefusedParameterException refused, ServerWebExchange exchange) {
        ProblemDetail problem = refused.getBody();
        problem.setInstance(URI.create(OwnPath.of(exchange.getRequest().getURI())));
        return ServerResponse.status(refused.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(problem)
                .flatMap(response -> response.writeTo(exchange, writers));
    }
}
