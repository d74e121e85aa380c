package io.interflux.spring.boot.music;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.spring.boot.InterfluxAutoConfiguration;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.reactivestreams.Publisher;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/** Interfaces of an application that Spring Boot makes beans of. */
class RepositoriesIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher).collectList().blockOptional(LIMIT).orElseThrow();
    }

    private static void run(TestDatabase database, BiConsumer<ArtistRepository, StatementRecorder> test) {
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(InterfluxAutoConfiguration.class))
                .withBean(ConnectionFactory.class, recorder::connectionFactory)
                .withUserConfiguration(Shop.class)
                .run(context -> {
                    assertThat(context)
                            .hasSingleBean(ArtistRepository.class)
                            .hasBean("artistRepository")
                            .as("it says not what it holds")
                            .doesNotHaveBean("rowRepository");
                    Interflux interflux = context.getBean(Interflux.class);
                    all(interflux.schema().create());
                    all(interflux.insertAll(
                            List.of(new Artist("Queen"), new Artist("Abba"), new Artist("Quickspace"))));
                    all(interflux.insert(new Album(null, "Jazz", 1L, null)));
                    recorder.clear();
                    test.accept(context.getBean(ArtistRepository.class), recorder);
                });
    }

    @OnEachDatabase
    void loadWhatTheirMethodsInclude(TestDatabase database) {
        run(database, (artists, recorder) -> {
            Artist queen = all(artists.findById(1L)).get(0);
            assertThat(Objects.requireNonNull(queen.albums()))
                    .extracting(Album::title)
                    .containsExactly("Jazz");
            assertThat(recorder.texts()).hasSize(2);
            assertThat(all(artists.findAll())).extracting(Artist::albums).containsOnlyNulls();
            assertThat(all(artists.named("Q%"))).extracting(Artist::stageName).containsExactly("Quickspace", "Queen");
            assertThat(all(artists.find(artists.select().limit(1).include("albums")))
                            .get(0)
                            .albums())
                    .as("included twice alike")
                    .hasSize(1);
            assertThat(all(artists.findById(9L))).isEmpty();
        });
    }

    @OnEachDatabase
    void haveTheUsualMethods(TestDatabase database) {
        run(database, (artists, recorder) -> {
            assertThat(all(artists.findAllById(List.of(3L, 1L, 9L))))
                    .extracting(Artist::stageName)
                    .containsExactly("Queen", "Quickspace");
            assertThat(all(artists.existsById(2L))).containsExactly(true);
            assertThat(all(artists.deleteById(2L))).containsExactly(true);
            assertThat(all(artists.deleteById(2L))).containsExactly(false);
            assertThat(all(artists.existsById(2L))).containsExactly(false);
            assertThat(all(artists.count())).containsExactly(2L);
            assertThat(all(artists.update(new Artist(1L, "Queen!", null)))
                            .get(0)
                            .stageName())
                    .isEqualTo("Queen!");
            assertThat(all(artists.upsert(new Artist(1L, "Queen", null)))).hasSize(1);
            assertThat(all(artists.insert(new Artist("Yes"))).get(0).id()).isEqualTo(4L);
            assertThat(all(artists.findPage(artists.select().limit(1))).get(0).total())
                    .isEqualTo(3);
            assertThat(artists)
                    .hasToString("Repository " + ArtistRepository.class.getName())
                    .isEqualTo(artists);
        });
    }

    /** The application is all of this package. */
    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage
    static class Shop {}
}
