package io.interflux.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import tools.jackson.databind.JsonNode;

/** What the service answers in JSON. */
public record Answer(int status, MediaType type, JsonNode body) {

    /** The answer to a GET of a path with parameters. */
    public static Answer get(RunningService service, String path) {
        return of(service.client().get().uri(uri(service, path)));
    }

    /** The answer to an upload of lines of JSON: a text, or its bytes. */
    public static Answer upload(RunningService service, String path, Object lines) {
        return of(service.client()
                .post()
                .uri(uri(service, path))
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(lines));
    }

    /** The whole address of a path with parameters, exactly as it is written. */
    public static URI uri(RunningService service, String path) {
        return URI.create(service.address() + path);
    }

    /** The answer to a request. */
    public static Answer of(RequestHeadersSpec<?> request) {
        var result = request.exchange().expectBody(JsonNode.class).returnResult();
        return new Answer(
                result.getStatus().value(),
                Objects.requireNonNull(result.getResponseHeaders().getContentType()),
                Objects.requireNonNull(result.getResponseBody()));
    }

    /** The body of a success. */
    public JsonNode success() {
        assertThat(status).as("%s", body).isEqualTo(200);
        return body;
    }

    /** The body of an error with that status, which tells problem details. */
    public JsonNode problem(int expected) {
        assertThat(status).as("%s", body).isEqualTo(expected);
        assertThat(type.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .as("%s", type)
                .isTrue();
        assertThat(body.get("status").intValue()).isEqualTo(expected);
        return body;
    }

    /** The detail of an error with that status. */
    public String detail(int expected) {
        return problem(expected).get("detail").stringValue();
    }
}
