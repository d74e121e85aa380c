package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.interflux.Interflux;
import io.interflux.query.Select;
import io.interflux.spring.boot.music.Album;
import io.interflux.spring.boot.music.Artist;
import io.interflux.spring.web.ClientSelect;
import io.interflux.spring.web.SelectParameters;
import io.interflux.spring.web.SliceResponse;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An application on WebFlux of which Spring Boot configures all that it finds, with its server and its clients. */
class WebApplicationIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static ConfigurableApplicationContext start(TestDatabase database) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Shop.class)
                .web(WebApplicationType.REACTIVE)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.r2dbc.url=" + database.url(),
                        "spring.r2dbc.pool.initial-size=0")
                .run();
        Interflux interflux = context.getBean(Interflux.class);
        List<Artist> artists = Stream.of("Abba", "Queen", "Quickspace", "Yes", "Yello")
                .map(Artist::new)
                .toList();
        interflux
                .schema()
                .create()
                .thenMany(interflux.insertAll(artists))
                .thenMany(interflux.insertAll(
                        List.of(new Album(null, "Jazz", 2L, null), new Album(null, "Innuendo", 2L, null))))
                .blockLast(LIMIT);
        return context;
    }

    private static String get(ConfigurableApplicationContext context, URI reference, int status) {
        URI server = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
        return Objects.requireNonNull(WebTestClient.bindToServer()
                .responseTimeout(LIMIT)
                .build()
                .get()
                .uri(server.resolve(reference))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @OnEachDatabase
    void clientsGetWhatTheyAskFor(TestDatabase database) {
        try (ConfigurableApplicationContext context = start(database)) {
            String found = get(
                    context,
                    URI.create("/artists?include=albums&fields%5Balbums%5D=title&page%5Bsize%5D=2&sort=stageName"),
                    200);
            assertThat(json(found).path("data")).isEqualTo(json("""
                            [{"id": 1, "stageName": "Abba", "albums": []},
                             {"id": 2, "stageName": "Queen", "albums": [
                              {"id": null, "title": "Jazz", "artistId": null},
                              {"id": null, "title": "Innuendo", "artistId": null}]}]"""));
        }
    }

    @OnEachDatabase
    void clientsFollowTheLinks(TestDatabase database) {
        try (ConfigurableApplicationContext context = start(database)) {
            List<String> names = new ArrayList<>();
            URI next = URI.create("/artists?page%5Bsize%5D=2&sort=-stageName");
            URI second = null;
            while (next != null) {
                JsonNode page = json(get(context, next, 200));
                page.path("data").forEach(artist -> names.add(artist.path("stageName").asText()));
                JsonNode link = page.path("links").path("next");
                next = link.isNull() ? null : URI.create(link.asText());
                second = second == null ? next : second;
            }
            assertThat(names).containsExactly("Yes", "Yello", "Quickspace", "Queen", "Abba");
            URI otherOrder = URI.create(String.valueOf(second).replace("-stageName", "stageName"));
            assertThat(json(get(context, otherOrder, 400)).path("parameter").asText()).isEqualTo("page[after]");
        }
    }

    @OnEachDatabase
    void theObservationOfTheRequestIsAroundThatOfTheLoad(TestDatabase database) {
        try (ConfigurableApplicationContext context = start(database)) {
            List<String> observed = new CopyOnWriteArrayList<>();
            context.getBean(ObservationRegistry.class).observationConfig().observationHandler(parents(observed));
            get(context, URI.create("/stream?include=albums"), 200);
            assertThat(observed)
                    .contains(
                            "interflux.step in interflux.step",
                            "interflux.step in interflux.load",
                            "interflux.load in http.server.requests");
        }
    }

    private static ObservationHandler<Observation.Context> parents(List<String> stopped) {
        return new ObservationHandler<>() {

            @Override
            public void onStop(Observation.Context context) {
                if (context.getParentObservation() != null) {
                    stopped.add(context.getName() + " in "
                            + context.getParentObservation().getContextView().getName());
                }
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        };
    }

    @RestController
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @InterfluxEntityScan(basePackageClasses = Artist.class)
    static class Shop {

        private final Interflux interflux;

        Shop(Interflux interflux) {
            this.interflux = interflux;
        }

        @Bean
        static SelectParameters<Artist> artists() {
            return SelectParameters.of(Artist.class)
                    .include("albums")
                    .sort("stageName", "id")
                    .pageSize(20, 100);
        }

        /** Ends at once. */
        @Bean
        static ReactorResourceFactory resources() {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            resources.setShutdownQuietPeriod(Duration.ZERO);
            return resources;
        }

        @GetMapping("/artists")
        Mono<SliceResponse<Artist>> artists(Select<Artist> select, ServerHttpRequest request) {
            return interflux.findSlice(select).map(slice -> SliceResponse.of(slice, request.getURI()));
        }

        @GetMapping("/stream")
        Flux<Artist> stream(@ClientSelect(include = "albums") Select<Artist> select) {
            return interflux.find(select);
        }
    }
}
