package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.CRC32;
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

    /** Bytes of a cursor before its first letter: format, model and order, whether there is a value, and its length. */
    private static final int HEADER_OF_A_TEXT = 9 + 1 + Integer.BYTES;

    private static ConfigurableApplicationContext start(TestDatabase database) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Shop.class)
                .web(WebApplicationType.REACTIVE)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        // a kept connection may go deaf: Reactor Netty's issue 4361
                        "server.netty.max-keep-alive-requests=1",
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

    private static Answer get(ConfigurableApplicationContext context, String path) {
        WebTestClient client =
                WebTestClient.bindToServer().responseTimeout(LIMIT).build();
        String port = context.getEnvironment().getProperty("local.server.port");
        return Answer.get(client, "http://127.0.0.1:" + port + path);
    }

    /** One start for all of it, which takes longer than the rest. */
    @OnEachDatabase
    void clientsAreAnswered(TestDatabase database) {
        try (ConfigurableApplicationContext context = start(database)) {
            clientsGetWhatTheyAskFor(context);
            clientsFollowTheLinks(context, database);
            theObservationOfTheRequestIsAroundThatOfTheLoad(context);
        }
    }

    private static void clientsGetWhatTheyAskFor(ConfigurableApplicationContext context) {
        Answer found = get(context, "/artists?include=albums&fields[albums]=title&page[size]=2&sort=stageName");
        assertThat(found.json().path("data"))
                .isEqualTo(
                        Answer.json(
                                """
                        [{"id": 1, "stageName": "Abba", "albums": []},
                         {"id": 2, "stageName": "Queen", "albums": [
                          {"id": null, "title": "Jazz", "artistId": null},
                          {"id": null, "title": "Innuendo", "artistId": null}]}]"""));
    }

    private static void clientsFollowTheLinks(ConfigurableApplicationContext context, TestDatabase database) {
        List<String> names = new ArrayList<>();
        String second = "";
        String next = "/artists?page[size]=2&sort=-stageName";
        while (next != null) {
            JsonNode page = get(context, next).json();
            page.path("data")
                    .forEach(artist -> names.add(artist.path("stageName").asText()));
            next = page.path("links").path("next").textValue();
            second = second.isEmpty() ? String.valueOf(next) : second;
        }
        assertThat(names).containsExactly("Yes", "Yello", "Quickspace", "Queen", "Abba");
        Answer inOtherOrder = get(context, second.replace("-stageName", "stageName"));
        assertThat(inOtherOrder.status()).isEqualTo(400);
        assertThat(inOtherOrder.json().path("parameter").asText()).isEqualTo("page[after]");
        Answer forged = get(context, forged(second));
        boolean isText = database.kind() == TestDatabase.Kind.H2; // PostgreSQL has no U+0000
        assertThat(forged.status()).isEqualTo(isText ? 200 : 400);
        assertThat(forged.json().path("parameter").asText()).isEqualTo(isText ? "" : "page[after]");
    }

    /** The cursor of the link with U+0000 in the place of the first letter of the name, and a checksum that is right. */
    private static String forged(String link) {
        int begin = link.lastIndexOf('=') + 1;
        byte[] bytes = Base64.getUrlDecoder().decode(link.substring(begin));
        bytes[HEADER_OF_A_TEXT] = 0;
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) checksum.getValue());
        return link.substring(0, begin)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void theObservationOfTheRequestIsAroundThatOfTheLoad(ConfigurableApplicationContext context) {
        List<String> observed = new CopyOnWriteArrayList<>();
        context.getBean(ObservationRegistry.class).observationConfig().observationHandler(parents(observed));
        assertThat(get(context, "/stream?include=albums").status()).isEqualTo(200);
        assertThat(observed)
                .contains(
                        "interflux.step in interflux.step",
                        "interflux.step in interflux.load",
                        "interflux.load in http.server.requests");
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
