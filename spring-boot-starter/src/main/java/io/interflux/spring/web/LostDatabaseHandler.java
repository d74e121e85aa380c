package io.interflux.spring.web;

import io.interflux.error.InterfluxException;
import io.interflux.spring.InterfluxExceptionTranslator;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Keeps a lost connection of the database from being taken for the client's. Spring tells that by words such as "Connection reset by peer" in the
 * last cause, and then ends the response in good order, empty or after the rows so far, as if it were whole. Such an error goes on in Spring's
 * terms, as a {@link org.springframework.dao.DataAccessException}, of which Spring knows that it is no client's. Every other one goes on as it
 * is. Spring Boot registers it.
 */
public final class LostDatabaseHandler implements WebExceptionHandler, Ordered {

    /** Before all that answer. */
    private static final int ORDER = -3;

    private final InterfluxExceptionTranslator translator;

    /** A handler that asks this translator. */
    public LostDatabaseHandler(InterfluxExceptionTranslator translator) {
        this.translator = translator;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    /** Signals an error in each case; answers nothing. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        return Mono.error(
                error instanceof InterfluxException mine && DisconnectedClientHelper.isClientDisconnectedException(mine)
                        ? translator.translate(mine)
                        : error);
    }
}
