package io.interflux.examples.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.error.DatabaseException;
import io.interflux.spring.InterfluxExceptionTranslator;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

/** What is not the client's mistake is told apart from what is, and not explained to it. */
class ProblemsTest {

    private final Problems problems = new Problems(JsonMapper.builder().build(), new InterfluxExceptionTranslator());

    private final MockServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.get("/artists?sort=name"));

    private String answer(Throwable error) {
        problems.handle(exchange, error).block();
        return exchange.getResponse().getBodyAsString().blockOptional().orElseThrow();
    }

    @Test
    void aFailureIsNotExplainedToClients() {
        assertThat(answer(new IllegalStateException("the password is secret")))
                .contains("\"detail\":\"The service has failed; its log says why\"")
                .contains("\"instance\":\"/artists\"")
                .doesNotContain("secret");
        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    @Test
    void whereNoConnectionIsFreeItMayBeTriedAgain() {
        DatabaseException none = new DatabaseException("No connection", null, null, new TimeoutException());
        assertThat(answer(none)).contains("The database is busy or away; ask again in a while");
        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(exchange.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("5");
    }

    @Test
    void whatIsUnderWayIsNotAnsweredAgain() {
        exchange.getResponse().setComplete().block();
        IllegalStateException late = new IllegalStateException("in the middle");
        assertThatThrownBy(() -> problems.handle(exchange, late).block()).isSameAs(late);
    }
}
