package io.interflux.spring.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a server has answered, by what {@link WebTestClient} has in Spring 6 and 7 alike: not so its assertions on the status. */
record Answer(int status, @Nullable MediaType type, String text) {

    /** The answer to a request; the name of a parameter may have brackets. */
    static Answer get(WebTestClient client, String path, MediaType... accepted) {
        EntityExchangeResult<byte[]> result = client.get()
                .uri(URI.create(path.replace("[", "%5B").replace("]", "%5D")))
                .accept(accepted)
                .exchange()
                .expectBody()
                .returnResult();
        byte[] body = Objects.requireNonNullElse(result.getResponseBodyContent(), new byte[0]);
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders().getContentType(),
                new String(body, StandardCharsets.UTF_8));
    }

    JsonNode json() {
        return json(text);
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
