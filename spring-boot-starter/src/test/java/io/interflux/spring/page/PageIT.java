package io.interflux.spring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.interflux.Interflux;
import io.interflux.error.InterfluxException;
import io.interflux.spring.InterfluxExceptionTranslator;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Mono;

/** What the page on Spring Boot shows is code of this package, word by word, and does what the page says. */
class PageIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Path ROOT = Path.of("..");
    private static final Pattern TAGGED =
            Pattern.compile("// tag::(?<name>[^\\[]+)\\[]\n(?<text>.*?)\n *// end::\\k<name>\\[]", Pattern.DOTALL);
    private static final Pattern BLOCK =
            Pattern.compile("^```(java|json)\n(.*?)\n```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new AssertionError(path.toString(), e);
        }
    }

    private static List<String> blocks(String language) {
        return BLOCK.matcher(read(ROOT.resolve("docs/spring.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static Set<String> code() throws IOException {
        Set<String> code = new HashSet<>();
        try (Stream<Path> sources =
                Files.list(ROOT.resolve("spring-boot-starter/src/test/java/io/interflux/spring/page"))) {
            sources.map(PageIT::read).forEach(source -> TAGGED.matcher(source)
                    .results()
                    .forEach(tagged -> code.add(tagged.group(2).stripIndent())));
        }
        return code;
    }

    @Test
    void thePageShowsThisCode() throws IOException {
        assertThat(blocks("java")).isNotEmpty();
        assertThat(code()).containsAll(blocks("java"));
    }

    private static ConfigurableApplicationContext start(TestDatabase database) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Shop.class)
                .web(WebApplicationType.REACTIVE)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.r2dbc.url=" + database.url(),
                        "spring.r2dbc.pool.initial-size=0")
                .run();
        Catalogue catalogue = context.getBean(Catalogue.class);
        context.getBean(Interflux.class)
                .schema()
                .create()
                .then(catalogue.signed("Abba", "Arrival"))
                .then(catalogue.signed("Queen", "Jazz"))
                .then(catalogue.signed("Quickspace", "Precious Falling"))
                .block(LIMIT);
        return context;
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext context, String path) {
        URI address = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port")
                + path.replace("[", "%5B").replace("]", "%5D"));
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static <T> T one(Mono<T> mono) {
        return mono.blockOptional(LIMIT).orElseThrow();
    }

    @OnEachDatabase
    void anApplicationDoesWhatThePageSays(TestDatabase database) {
        try (ConfigurableApplicationContext context = start(database)) {
            clientsAreAnswered(context);
            repositoriesLoad(context);
            errorsAreTranslated(context);
        }
    }

    /** The answers are those of the page, but for the cursor, which is cut there. */
    private static void clientsAreAnswered(ConfigurableApplicationContext context) {
        List<String> shown = blocks("json");
        JsonNode page = json(get(context, "/artists?include=albums&fields[albums]=title&sort=-name&page[size]=1")
                .body());
        String next = page.path("links").path("next").asText();
        assertThat(next).startsWith("/artists?include=albums&fields%5Balbums%5D=title&sort=-name&page%5Bsize%5D=1&");
        assertThat(shown).anySatisfy(block -> assertThat(page.path("data"))
                .isEqualTo(json(block.replaceFirst(",\n *\"links.*", "}")).path("data")));
        assertThat(get(context, next).body()).contains("Queen");
        HttpResponse<String> refused = get(context, "/artists?sort=age");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(shown).anySatisfy(block -> assertThat(json(block)).isEqualTo(json(refused.body())));
        assertThat(get(context, "/artists/export?include=albums").body().lines())
                .hasSize(3);
        assertThat(json(get(context, "/albums?include=artist&sort=-artist.name").body()))
                .isEqualTo(
                        json(
                                """
                        [{"id": 3, "title": "Precious Falling", "artistId": null, "artist": {"id": null, "name": "Quickspace"}},
                         {"id": 2, "title": "Jazz", "artistId": null, "artist": {"id": null, "name": "Queen"}},
                         {"id": 1, "title": "Arrival", "artistId": null, "artist": {"id": null, "name": "Abba"}}]"""));
    }

    private static void repositoriesLoad(ConfigurableApplicationContext context) {
        Artists artists = context.getBean(Artists.class);
        assertThat(one(artists.findById(2L)).albums()).hasSize(1);
        assertThat(one(artists.named("Q%").map(Artist::name).collectList())).containsExactly("Quickspace", "Queen");
        Albums albums = context.getBean(Albums.class);
        Page<Album> second = one(albums.findAll(PageRequest.of(1, 2, Sort.by("title"))));
        assertThat(second.getTotalElements()).isEqualTo(3);
        assertThat(Objects.requireNonNull(second.getContent().get(0).artist()).name())
                .isEqualTo("Quickspace");
        assertThat(one(albums.titled("%a%", PageRequest.of(0, 1))).getTotalElements())
                .isEqualTo(3);
        assertThat(one(albums.byTitle(ScrollPosition.keyset()))).hasSize(3);
    }

    private static void errorsAreTranslated(ConfigurableApplicationContext context) {
        Interflux interflux = context.getBean(Interflux.class);
        InterfluxExceptionTranslator translator = context.getBean(InterfluxExceptionTranslator.class);
        Artist queen = new Artist(2L, "Queen", null);
        // tag::translated[]
        Mono<Artist> inserted = interflux.insert(queen).onErrorMap(InterfluxException.class, translator::translate);
        // end::translated[]
        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> inserted.block(LIMIT));
    }

    @SpringBootApplication
    static class Shop {

        /** Ends at once. */
        @Bean
        static ReactorResourceFactory resources() {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            resources.setShutdownQuietPeriod(Duration.ZERO);
            return resources;
        }
    }
}
