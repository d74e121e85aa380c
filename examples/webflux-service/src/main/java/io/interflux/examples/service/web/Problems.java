package io.interflux.examples.service.web;

import io.interflux.error.InterfluxException;
import io.interflux.spring.InterfluxExceptionTranslator;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every error with a problem (RFC 9457), whatever the client accepts: what was wrong, and what would be right. Of a failure of the service's
 * own the client learns no more than that it happened; the log has the rest.
 */
@Component
final class Problems implements ErrorWebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** Behind those of the starter. */
    private static final int ORDER = -1;

    private static final String SECONDS_TO_WAIT = "5";

    private final JsonMapper mapper;
    private final InterfluxExceptionTranslator translator;

    Problems(JsonMapper mapper, InterfluxExceptionTranslator translator) {
        this.mapper = mapper;
        this.translator = translator;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    /** Signals the same error where the response is under way, or nobody is there any more to read it. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(error)) {
            return Mono.error(error);
        }
        ErrorResponse problem = error instanceof ErrorResponse known ? known : failure(error);
        if (problem.getStatusCode().is5xxServerError()) {
            LOG.error(
                    "{} {} failed",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getURI(),
                    error);
        }
        return write(problem, exchange);
    }

    /** An error that no client has made: 503 if it may be gone in a while, else 500. */
    private ErrorResponse failure(Throwable error) {
        if (!passes(error)) {
            return problem(HttpStatus.INTERNAL_SERVER_ERROR, "The service has failed; its log says why");
        }
        ErrorResponseException busy =
                problem(HttpStatus.SERVICE_UNAVAILABLE, "The database is busy or away; ask again in a while");
        busy.getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        return busy;
    }

    private boolean passes(Throwable error) {
        Throwable translated = error instanceof InterfluxException mine ? translator.translate(mine) : error;
        return translated instanceof DataAccessResourceFailureException
                || translated instanceof TransientDataAccessException;
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    private Mono<Void> write(ErrorResponse problem, ServerWebExchange exchange) {
        ProblemDetail body = problem.getBody();
        body.setDetail(Details.of(problem, exchange.getRequest()));
        body.setInstance(instance(exchange));
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(problem.getStatusCode());
        response.getHeaders().putAll(problem.getHeaders());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(mapper.writeValueAsBytes(body))));
    }

    /** Two slashes at the beginning would be read as those of a host. */
    private static URI instance(ServerWebExchange exchange) {
        return URI.create(exchange.getRequest().getURI().getRawPath().replaceFirst("^/*", "/"));
    }
}
