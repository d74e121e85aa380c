package io.interflux.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.interflux.error.DatabaseException;
import io.interflux.error.QueryException;
import io.interflux.spring.InterfluxExceptionTranslator;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;

/** What the database has lost is not taken for what the client has. */
class LostDatabaseHandlerTest {

    private final LostDatabaseHandler handler = new LostDatabaseHandler(new InterfluxExceptionTranslator());

    private Throwable handled(Throwable error) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/songs"));
        return catchThrowable(() -> handler.handle(exchange, error).block());
    }

    @Test
    void aResetConnectionOfTheDatabaseIsNotTheClients() {
        DatabaseException reset =
                new DatabaseException("lost", "08006", "SELECT 1", new IOException("Connection reset by peer"));
        assertThat(DisconnectedClientHelper.isClientDisconnectedException(reset))
                .as("Spring's own view of it")
                .isTrue();
        Throwable handled = handled(reset);
        assertThat(handled)
                .isInstanceOf(DataAccessException.class)
                .hasMessage("lost")
                .hasCause(reset);
        assertThat(DisconnectedClientHelper.isClientDisconnectedException(handled))
                .isFalse();
    }

    @Test
    void everythingElseGoesOnAsItIs() {
        IOException client = new IOException("Broken pipe");
        assertThat(handled(client)).hasRootCause(client);
        QueryException other = new QueryException("unknown");
        assertThat(handled(other)).isSameAs(other);
    }
}
