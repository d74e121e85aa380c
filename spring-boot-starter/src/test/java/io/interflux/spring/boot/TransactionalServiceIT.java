package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.ConstraintViolationException;
import io.interflux.query.Select;
import io.interflux.spring.boot.music.Album;
import io.interflux.spring.boot.music.Artist;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A service with {@code @Transactional} methods, put together by Spring Boot. */
class TransactionalServiceIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static void run(TestDatabase database, Consumer<ApplicationContext> test) {
        ConnectionFactory pool = database.pool(2);
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(InterfluxAutoConfiguration.class))
                .withConfiguration(SpringBootVersion.transactions())
                .withBean(ConnectionFactory.class, () -> pool)
                .withUserConfiguration(Shop.class)
                .withPropertyValues("interflux.exceptions.translate-signals=true")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    context.getBean(Interflux.class).schema().create().block(LIMIT);
                    test.accept(context);
                });
    }

    private static Long artists(ApplicationContext context) {
        return Objects.requireNonNull(context.getBean(Interflux.class)
                .count(Select.from(Artist.class))
                .block(LIMIT));
    }

    @OnEachDatabase
    void whatTheMethodWritesIsSeenInItAndCommittedAfterIt(TestDatabase database) {
        run(database, context -> {
            Artist queen =
                    context.getBean(Catalogue.class).signed("Queen", "Jazz").block(LIMIT);
            assertThat(Objects.requireNonNull(Objects.requireNonNull(queen).albums()))
                    .extracting(Album::title)
                    .containsExactly("Jazz");
            assertThat(artists(context)).isEqualTo(1);
        });
    }

    @OnEachDatabase
    void whatTheMethodAndSpringsClientWriteGoesWhenItFails(TestDatabase database) {
        run(database, context -> {
            Catalogue catalogue = context.getBean(Catalogue.class);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> catalogue.failing("Queen").block(LIMIT))
                    .withMessage("2 artists");
            assertThat(artists(context)).isZero();
        });
    }

    @OnEachDatabase
    void aMethodThatRequiresANewTransactionCommitsByItself(TestDatabase database) {
        run(database, context -> {
            Catalogue catalogue = context.getBean(Catalogue.class);
            Auditor auditor = context.getBean(Auditor.class);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> catalogue.audited("Queen", auditor).block(LIMIT));
            assertThat(context.getBean(Interflux.class)
                            .find(Select.from(Artist.class))
                            .map(Artist::stageName)
                            .collectList()
                            .block(LIMIT))
                    .containsExactly("Queen was tried");
        });
    }

    @OnEachDatabase
    void whatARepositorySignalsIsTranslated(TestDatabase database) {
        run(database, context -> {
            Artists artists = context.getBean(Artists.class);
            assertThatExceptionOfType(DuplicateKeyException.class)
                    .isThrownBy(() ->
                            artists.insertTwice(new Artist(7L, "Queen", null)).blockLast(LIMIT))
                    .withMessageStartingWith("Unique constraint")
                    .withCauseInstanceOf(ConstraintViolationException.class);
            assertThatExceptionOfType(DuplicateKeyException.class)
                    .isThrownBy(
                            () -> artists.insert(new Artist(7L, "Queen", null)).block(LIMIT));
        });
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage
    static class Shop {

        @Bean
        Catalogue catalogue(Interflux interflux, ConnectionFactory connections) {
            return new Catalogue(interflux, DatabaseClient.create(connections));
        }

        @Bean
        Auditor auditor(Interflux interflux) {
            return new Auditor(interflux);
        }

        @Bean
        Artists artists(Interflux interflux) {
            return new Artists(interflux);
        }
    }

    @Transactional
    static class Catalogue {

        private final Interflux interflux;
        private final DatabaseClient client;

        Catalogue(Interflux interflux, DatabaseClient client) {
            this.interflux = interflux;
            this.client = client;
        }

        Mono<Artist> signed(String name, String title) {
            return interflux
                    .insert(new Artist(name))
                    .flatMap(artist -> interflux.insert(new Album(null, title, artist.id(), null)))
                    .then(interflux.findOne(Select.from(Artist.class).include("albums")));
        }

        Mono<Void> failing(String name) {
            return interflux
                    .insert(new Artist(name))
                    .then(client.sql("INSERT INTO \"artists\"(\"stageName\") VALUES ('plain')")
                            .then())
                    .then(interflux.count(Select.from(Artist.class)))
                    .flatMap(count -> Mono.error(new IllegalStateException(count + " artists")));
        }

        Mono<Void> audited(String name, Auditor auditor) {
            return interflux
                    .insert(new Artist(name))
                    .then(auditor.note(name + " was tried"))
                    .then(Mono.error(new IllegalStateException("not signed")));
        }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    static class Auditor {

        private final Interflux interflux;

        Auditor(Interflux interflux) {
            this.interflux = interflux;
        }

        Mono<Artist> note(String text) {
            return interflux.insert(new Artist(text));
        }
    }

    @Repository
    static class Artists {

        private final Interflux interflux;

        Artists(Interflux interflux) {
            this.interflux = interflux;
        }

        Mono<Artist> insert(Artist artist) {
            return interflux.insert(artist);
        }

        Flux<Artist> insertTwice(Artist artist) {
            return insert(artist).concatWith(insert(artist));
        }
    }
}
