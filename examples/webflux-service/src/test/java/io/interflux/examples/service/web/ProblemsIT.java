package io.interflux.examples.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.service.Answer;
import io.interflux.examples.service.OnEachService;
import io.interflux.examples.service.RunningService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import tools.jackson.databind.JsonNode;

/** What is wrong with a request is said in one form, with the value and what would be right. */
class ProblemsIT {

    @OnEachService
    void anAddressWithoutAnythingIsNamed(RunningService service) {
        JsonNode problem = Answer.get(service, "/singers").problem(404);
        assertThat(problem.get("detail").stringValue())
                .isEqualTo("There is nothing at '/singers'; the page at / shows what there is");
        assertThat(problem.get("instance").stringValue()).isEqualTo("/singers");
        assertThat(Answer.get(service, "//%2e%2e/application.yaml").detail(404))
                .startsWith("There is nothing at '//%2e%2e/application.yaml'");
    }

    @OnEachService
    void aMethodThatIsNotPossibleIsAnsweredWithThoseThatAre(RunningService service) {
        assertThat(asked(service, HttpMethod.DELETE, "/artists/1").detail(405))
                .isEqualTo("DELETE is not possible at '/artists/1'; possible is GET");
        assertThat(asked(service, HttpMethod.PUT, "/index.html").detail(405))
                .isEqualTo("PUT is not possible at '/index.html'; possible is GET or HEAD");
        request(service, HttpMethod.GET, "/import/artists")
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.ALLOW, "POST");
    }

    @OnEachService
    void aProblemIsAProblemWhateverTheClientAccepts(RunningService service) {
        for (String accepted : new String[] {"text/html", "text/event-stream", "application/xml", "nonsense"}) {
            Answer.of(request(service, HttpMethod.GET, "/artists/one").header(HttpHeaders.ACCEPT, accepted))
                    .problem(400);
        }
        assertThat(accepting(service, "text/html", "/export/playlist-tracks").detail(406))
                .isEqualTo("The Accept is 'text/html', but here there is only application/x-ndjson");
        assertThat(accepting(service, "nonsense", "/artists/1").detail(406))
                .isEqualTo("The Accept is 'nonsense', but that is no media type");
    }

    private static Answer accepting(RunningService service, String accepted, String path) {
        return Answer.of(request(service, HttpMethod.GET, path).header(HttpHeaders.ACCEPT, accepted));
    }

    @OnEachService
    void aParameterThatIsNotOfItsKindIsNamed(RunningService service) {
        assertThat(Answer.get(service, "/plan/artists?analyze=maybe").detail(400))
                .isEqualTo("'analyze' is 'maybe', but has to be true or false");
        assertThat(Answer.get(service, "/import/progress/mine").detail(400))
                .isEqualTo("'id' is 'mine', but has to be a UUID, such as 6f1c9a52-9d0e-4c3e-8f3a-2b1d5e7c4a90");
    }

    @OnEachService
    void nothingIsTakenForWhatItIsNot(RunningService service) {
        for (String path : new String[] {"/", "/artists/1", "/singers", "/export/playlist-tracks"}) {
            request(service, HttpMethod.GET, path)
                    .exchange()
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .exists("Content-Security-Policy");
        }
    }

    private static Answer asked(RunningService service, HttpMethod method, String path) {
        return Answer.of(request(service, method, path));
    }

    private static RequestBodySpec request(RunningService service, HttpMethod method, String path) {
        return service.client().method(method).uri(Answer.uri(service, path));
    }
}
