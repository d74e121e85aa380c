package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.Interflux;
import io.interflux.error.InterfluxException;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.Select;
import io.interflux.spring.InterfluxExceptionTranslator;
import io.interflux.spring.boot.music.Album;
import io.interflux.spring.boot.music.Artist;
import io.interflux.spring.web.ClientSelect;
import io.interflux.spring.web.RefusedParameterException;
import io.interflux.spring.web.RefusedParameterHandler;
import io.interflux.spring.web.SelectArgumentResolver;
import io.interflux.spring.web.SelectParameters;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the starter adds to WebFlux. Nothing connects. */
class WebAutoConfigurationTest {

    private final ReactiveWebApplicationContextRunner application = new ReactiveWebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(InterfluxAutoConfiguration.class, InterfluxWebAutoConfiguration.class))
            .withConfiguration(SpringBootVersion.webFlux())
            .withConfiguration(SpringBootVersion.json())
            .withBean(ConnectionFactory.class, WebAutoConfigurationTest::h2)
            .withUserConfiguration(Shop.class);

    private final ReactiveWebApplicationContextRunner shop = application.withUserConfiguration(Catalogue.class);

    private static ConnectionFactory h2() {
        return ConnectionFactories.get("r2dbc:h2:mem:///never");
    }

    private static void run(
            ReactiveWebApplicationContextRunner runner, BiConsumer<ApplicationContext, WebTestClient> test) {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(context, WebTestClient.bindToApplicationContext(context).build());
        });
    }

    private static String text(WebTestClient client, String path) {
        Answer answer = Answer.get(client, path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.text();
    }

    private static JsonNode problem(WebTestClient client, String path, MediaType... accepted) {
        Answer answer = Answer.get(client, path, accepted);
        assertThat(answer.status()).as(path).isEqualTo(400);
        assertThat(answer.type()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        return answer.json();
    }

    @Test
    void aParameterWithTheAnnotationIsTheQueryOfTheRequest() {
        run(shop, (context, client) -> {
            assertThat(text(client, "/annotated?include=albums&sort=-stageName&page[size]=7"))
                    .isEqualTo("[albums] [stageName desc] 7");
            assertThat(text(client, "/annotated")).isEqualTo("[] [] 20");
            assertThat(text(client, "/dynamic?fields=title")).isEqualTo("[] [] null");
        });
    }

    @Test
    void aParameterOfTheClassOfABeanIsTheQueryOfTheRequest() {
        run(shop, (context, client) -> {
            assertThat(text(client, "/bean?include=artist&fields[artist]=stageName"))
                    .isEqualTo("[artist] [] null");
            assertThat(problem(client, "/bean?fields=year").path("allowed"))
                    .as("the bean knows the attributes")
                    .hasToString("[\"id\",\"title\",\"artistId\"]");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/x-ndjson", "text/event-stream", "text/plain"})
    void whatIsRefusedIsAProblemForEveryClient(String accepted) {
        run(
                shop,
                (context, client) -> assertThat(
                                problem(client, "/annotated?sort=age", MediaType.parseMediaType(accepted)))
                        .isEqualTo(
                                Answer.json(
                                        """
                        {"type": "about:blank", "title": "Bad Request", "status": 400, "instance": "/annotated",
                         "detail": "The parameter 'sort' asks for 'age', which is not allowed; allowed are stageName, id",
                         "parameter": "sort", "allowed": ["stageName", "id"]}""")));
    }

    @Test
    void itIsTheSameWithSpringsProblemDetailsAndInFunctions() {
        run(shop.withPropertyValues("spring.webflux.problemdetails.enabled=true"), (context, client) -> {
            assertThat(problem(client, "/annotated?sort=age").path("parameter").asText())
                    .isEqualTo("sort");
            assertThat(problem(client, "/function?page[size]=0")
                            .path("parameter")
                            .asText())
                    .isEqualTo("page[size]");
        });
        run(shop, (context, client) -> assertThat(problem(client, "/function?page[size]=0")
                        .path("parameter")
                        .asText())
                .isEqualTo("page[size]"));
    }

    @Test
    void aCursorThatTheQueryDoesNotTakeIsTheMistakeOfTheClientThatSentIt() {
        run(shop, (context, client) -> {
            JsonNode refused = problem(client, "/stream?page[after]=AAAA");
            assertThat(refused.path("parameter").asText()).isEqualTo("page[after]");
            assertThat(refused.path("detail").asText())
                    .isEqualTo("The parameter 'page[after]' has 'AAAA', which was changed or belongs to another list or"
                            + " order; allowed is the cursor of a page in the same order, or none");
            assertThat(problem(client, "/own?from=*").path("parameter").asText())
                    .as("under a name of the application's")
                    .isEqualTo("from");
            assertThat(problem(client, "/translated?from=*").path("parameter").asText())
                    .as("behind Spring's exceptions")
                    .isEqualTo("from");
            assertThat(Answer.get(client, "/mine?other=*").status()).isEqualTo(500);
        });
    }

    @Test
    void adviceOfTheApplicationsComesFirst() {
        run(shop.withUserConfiguration(OwnAdvice.class), (context, client) -> assertThat(
                        Answer.get(client, "/annotated?sort=age").status())
                .isEqualTo(418));
    }

    @Test
    void theApplicationDoesNotStartWhereItAllowsWhatIsNotThere() {
        application.withUserConfiguration(Misspelled.class).run(context -> assertThat(context)
                .getFailure()
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("@ClientSelect at parameter 0 of ")
                .hasMessageContaining("Misspelled.artists(")
                .hasMessageContaining("'album'")
                .hasMessageContaining("albums"));
        application
                .withPropertyValues("spring.main.lazy-initialization=true")
                .withUserConfiguration(Misspelled.class)
                .run(context -> assertThat(context).hasFailed());
        application
                .withBean(SelectParameters.class, () -> SelectParameters.of(Album.class)
                        .sort("age"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(QueryException.class)
                        .hasMessageStartingWith("What clients may ask of Album does not fit the schema. ")
                        .hasMessageContaining("age"));
    }

    @Test
    void aParameterThatSaysTooLittleIsNamedAtTheStart() {
        application.withUserConfiguration(Wild.class).run(context -> assertThat(context)
                .getFailure()
                .hasMessageContaining("Wild.anything(")
                .hasMessageEndingWith("it does not say what it selects; write Select<Artist>"));
        application.withUserConfiguration(Nameless.class).run(context -> assertThat(context)
                .getFailure()
                .hasMessageContaining("Nameless.rows(")
                .hasMessageEndingWith(
                        "a Select<DynamicEntity> needs the name of its model, and no other may have one"));
    }

    private static void assertUnfit(ReactiveWebApplicationContextRunner unfit, String method, String why) {
        unfit.run(context -> assertThat(context)
                .getFailure()
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(method)
                .hasMessageEndingWith(why));
    }

    @Test
    void anAnnotationWhereItMeansNothingIsNamedAtTheStart() {
        assertUnfit(
                application.withUserConfiguration(Plain.class),
                "@ClientSelect at parameter 1 of java.lang.String io.interflux.spring.boot.WebAutoConfigurationTest$Plain.text(",
                ": it is a java.lang.String, and only a Select can be what a client asks for; write Select<Artist>");
        assertUnfit(
                application.withUserConfiguration(Late.class),
                "Late.later(",
                ": it is a reactor.core.publisher.Mono<io.interflux.query.Select<io.interflux.spring.boot.music.Artist>>,"
                        + " and only a Select can be what a client asks for; write Select<Artist>");
        assertUnfit(
                application.withUserConfiguration(Raw.class),
                "Raw.raw(",
                "it does not say what it selects; write Select<Artist>");
        assertUnfit(
                application.withUserConfiguration(Foreign.class),
                "Foreign.texts(",
                "The schema has no model String; it has [album, artist]");
        assertUnfit(
                application.withUserConfiguration(Sized.class),
                "Sized.artists(",
                "A page of 0 roots, at most 50, cannot be; give two numbers from 1 on, the second not less than the first");
    }

    @Test
    void aQueryOfWhichNothingSaysWhatIsAllowedIsNamedAtTheStart() {
        String fix = "; give it @ClientSelect, or make one bean of SelectParameters for its class";
        assertUnfit(
                application.withUserConfiguration(Undeclared.class),
                "The Select at parameter 0 of ",
                "Undeclared.albums(io.interflux.query.Select<io.interflux.spring.boot.music.Album>): nothing says what a"
                        + " client may ask for" + fix);
        application.withUserConfiguration(Undeclared.class, OwnResolver.class).run(context -> assertThat(context)
                .as("a resolver of the application's takes it")
                .hasNotFailed());
    }

    @Test
    void severalBeansForOneClassAreNamedAtTheStart() {
        assertUnfit(
                application.withUserConfiguration(Undeclared.class, Some.class, More.class),
                "The Select at parameter 0 of ",
                ": there are several beans that say what a client may ask for, more, some; make one of them @Primary, or"
                        + " say it by @ClientSelect");
        run(
                application.withUserConfiguration(Undeclared.class, Some.class, First.class),
                (context, client) ->
                        assertThat(text(client, "/albums?sort=title")).isEqualTo("[] [title asc] null"));
    }

    @Test
    void theProblemIsWrittenWhateverTheClientHasWritten() {
        run(shop.withUserConfiguration(Everywhere.class), (context, client) -> {
            String cut = "x".repeat(59) + "%F0%9F%98%80";
            assertThat(problem(client, "/annotated?sort=" + cut + "y")
                            .path("detail")
                            .asText())
                    .contains("x".repeat(59) + "…'");
            assertThat(problem(client, "/annotated?sort=%FF%C0").path("detail").asText())
                    .contains("'\uFFFD\uFFFD'");
            assertThat(problem(client, "/annotated?sort=%00").path("detail").asText())
                    .contains("'?'");
            JsonNode refused = problem(client, "http://localhost//far/away?sort=age");
            assertThat(refused.path("instance").asText()).isEqualTo("/far/away");
        });
    }

    @Test
    void partsOfTheApplicationsAreTaken() {
        RefusedParameterHandler handler = new RefusedParameterHandler(ServerCodecConfigurer.create());
        shop.withBean(RefusedParameterHandler.class, () -> handler)
                .run(context -> assertThat(context.getBean(RefusedParameterHandler.class))
                        .isSameAs(handler));
    }

    @Test
    void withoutWebFluxThereIsNothing() {
        new ApplicationContextRunner()
                .withBean(ConnectionFactory.class, WebAutoConfigurationTest::h2)
                .withUserConfiguration(Imported.class)
                .withClassLoader(new FilteredClassLoader("org.springframework.web"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Interflux.class)
                        .doesNotHaveBean("interfluxSelectArgumentResolver"));
        new ApplicationContextRunner()
                .withBean(ConnectionFactory.class, WebAutoConfigurationTest::h2)
                .withUserConfiguration(Imported.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Interflux.class)
                        .doesNotHaveBean(SelectArgumentResolver.class));
    }

    private static String described(Select<?> select) {
        return select.level().includes().stream().map(include -> include.name()).toList() + " "
                + select.level().order() + " " + select.level().limit();
    }

    @Configuration(proxyBeanMethods = false)
    @InterfluxEntityScan(basePackageClasses = Artist.class)
    static class Shop {}

    @RestController
    static class Catalogue {

        private final Interflux interflux;

        Catalogue(Interflux interflux) {
            this.interflux = interflux;
        }

        @Bean
        static SelectParameters<Album> albums() {
            return SelectParameters.of(Album.class).include("artist");
        }

        @Bean
        static RouterFunction<ServerResponse> function() {
            SelectParameters<Artist> artists = SelectParameters.of(Artist.class).pageSize(1, 2);
            return RouterFunctions.route()
                    .GET("/function", request -> ServerResponse.ok()
                            .bodyValue(described(artists.select(request.queryParams()))))
                    .build();
        }

        @GetMapping("/annotated")
        String annotated(
                @ClientSelect(
                                include = "albums",
                                sort = {"stageName", "id"},
                                size = 20,
                                maxSize = 100)
                        Select<Artist> select) {
            return described(select);
        }

        @GetMapping("/dynamic")
        String dynamic(@ClientSelect(model = "album") Select<DynamicEntity> select) {
            return described(select);
        }

        @GetMapping("/bean")
        String bean(Select<Album> select) {
            return described(select);
        }

        @GetMapping(path = "/stream", produces = MediaType.APPLICATION_NDJSON_VALUE)
        Flux<Artist> stream(@ClientSelect(size = 20) Select<Artist> select) {
            return interflux.find(select);
        }

        @GetMapping("/own")
        Flux<Artist> own(@RequestParam String from) {
            return interflux.find(Select.from(Artist.class).limit(3).after(from));
        }

        @GetMapping("/translated")
        Flux<Artist> translated(@RequestParam String from) {
            try {
                return own(from);
            } catch (InterfluxException refused) {
                throw new InterfluxExceptionTranslator().translate(refused);
            }
        }

        @GetMapping("/mine")
        Flux<Artist> mine() {
            return interflux.find(Select.from(Artist.class).limit(3).after("AAAA"));
        }
    }

    @RestController
    static class Misspelled {

        @GetMapping("/artists")
        String artists(@ClientSelect(include = "album") Select<Artist> select) {
            return described(select);
        }
    }

    @RestController
    static class Wild {

        @GetMapping("/anything")
        String anything(@ClientSelect Select<?> select) {
            return described(select);
        }
    }

    @RestController
    static class Nameless {

        @GetMapping("/rows")
        String rows(@ClientSelect Select<DynamicEntity> select) {
            return described(select);
        }
    }

    @RestController
    static class Plain {

        @GetMapping("/text")
        String text(@RequestParam String name, @ClientSelect(include = "albums") String select) {
            return name + select;
        }
    }

    @RestController
    static class Late {

        @GetMapping("/later")
        Mono<String> later(@ClientSelect Mono<Select<Artist>> select) {
            return select.map(WebAutoConfigurationTest::described);
        }
    }

    @RestController
    static class Raw {

        @GetMapping("/raw")
        @SuppressWarnings("rawtypes") // the fault under test
        String raw(@ClientSelect Select select) {
            return described(select);
        }
    }

    @RestController
    static class Foreign {

        @GetMapping("/texts")
        String texts(@ClientSelect Select<String> select) {
            return described(select);
        }
    }

    @RestController
    static class Sized {

        @GetMapping("/artists")
        String artists(@ClientSelect(maxSize = 50) Select<Artist> select) {
            return described(select);
        }
    }

    @RestController
    static class Undeclared {

        @GetMapping("/albums")
        String albums(Select<Album> select) {
            return described(select);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Some {

        @Bean
        SelectParameters<Album> some() {
            return SelectParameters.of(Album.class).sort("id");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class More {

        @Bean
        SelectParameters<Album> more() {
            return SelectParameters.of(Album.class).sort("title");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class First {

        @Bean
        @Primary
        SelectParameters<Album> first() {
            return SelectParameters.of(Album.class).sort("title");
        }
    }

    /** A parameter of the application's own kind. */
    @Configuration(proxyBeanMethods = false)
    static class OwnResolver implements WebFluxConfigurer {

        @Override
        public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
            configurer.addCustomResolver(new HandlerMethodArgumentResolver() {

                @Override
                public boolean supportsParameter(MethodParameter parameter) {
                    return parameter.getParameterType() == Select.class;
                }

                @Override
                public Mono<Object> resolveArgument(
                        MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
                    return Mono.just(Select.from(Album.class));
                }
            });
        }
    }

    @RestController
    static class Everywhere {

        @GetMapping("/**")
        String everywhere(@ClientSelect(sort = "id") Select<Artist> select) {
            return described(select);
        }
    }

    @RestControllerAdvice
    static class OwnAdvice {

        @ExceptionHandler
        ResponseEntity<List<String>> refused(RefusedParameterException refused) {
            return ResponseEntity.status(418).body(refused.allowed());
        }
    }

    /** Imported by name, as Spring Boot does, so that annotations whose classes are not there are passed over. */
    @Configuration(proxyBeanMethods = false)
    @InterfluxEntityScan(basePackageClasses = Artist.class)
    @ImportAutoConfiguration({InterfluxAutoConfiguration.class, InterfluxWebAutoConfiguration.class})
    static class Imported {}
}
