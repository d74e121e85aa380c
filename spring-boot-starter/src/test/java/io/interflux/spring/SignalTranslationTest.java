package io.interflux.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.DatabaseException;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.spring.boot.music.Album;
import io.interflux.spring.boot.music.Artist;
import io.interflux.spring.repository.InterfluxRepositories;
import io.interflux.spring.repository.InterfluxRepository;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Repository;

/** Errors that repositories signal, in Spring's terms. Nobody listens at the database's port. */
class SignalTranslationTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Repository
    interface Artists extends InterfluxRepository<Artist, Long> {}

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatARepositoryByInterfaceSignalsIsTranslated(boolean proxyTargetClass) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.registerBean(SignalTranslation.class, () -> new SignalTranslation(proxyTargetClass));
            context.registerBean(
                    Artists.class,
                    () -> InterfluxRepositories.create(
                            Artists.class,
                            R2dbcInterflux.create(
                                    "r2dbc:postgresql://nobody@127.0.0.1:1/nothing",
                                    Schema.of(Artist.class, Album.class))));
            context.refresh();
            Artists artists = context.getBean(Artists.class);
            assertThatExceptionOfType(DataAccessResourceFailureException.class)
                    .isThrownBy(() -> artists.findById(1L).block(LIMIT))
                    .withCauseInstanceOf(DatabaseException.class);
            assertThatExceptionOfType(DataAccessResourceFailureException.class)
                    .isThrownBy(() -> artists.findAll().blockLast(LIMIT));
            assertThat(artists.select().level().limit()).isNull();
        }
    }
}
