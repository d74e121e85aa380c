package io.interflux.spring.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.interflux.Interflux;
import io.interflux.error.CursorException;
import io.interflux.error.QueryException;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.spring.boot.music.Album;
import io.interflux.spring.boot.music.Artist;
import io.interflux.spring.repository.Include;
import io.interflux.spring.repository.InterfluxRepositories;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Repositories that take Spring Data's pages, orders and positions. */
class PagingRepositoryIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Sort BY_NAME = Sort.by("stageName");

    /** Both have the same includes and more. */
    interface IncludingArtists extends PagedArtists {

        @Override
        @Include("albums")
        Flux<Artist> find(Select<Artist> select);

        @Override
        @Include("albums.artist")
        Flux<Artist> findAll(Sort sort);
    }

    private static <T> T one(Mono<T> mono) {
        return mono.blockOptional(LIMIT).orElseThrow();
    }

    private static List<String> names(Publisher<Artist> artists) {
        return Flux.from(artists)
                .map(Artist::stageName)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static Interflux stored(StatementRecorder recorder) {
        Interflux interflux = R2dbcInterflux.create(recorder.connectionFactory(), Schema.of(Artist.class, Album.class));
        List<Artist> artists = Stream.of("Yes", "Abba", "Queen", "Quickspace", "Yello")
                .map(Artist::new)
                .toList();
        interflux
                .schema()
                .create()
                .thenMany(interflux.insertAll(artists))
                .then(interflux.insert(new Album(null, "Jazz", 3L, null)))
                .block(LIMIT);
        recorder.clear();
        return interflux;
    }

    private static PagedArtists artists(TestDatabase database) {
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        return InterfluxRepositories.create(PagedArtists.class, stored(recorder));
    }

    @OnEachDatabase
    void aPageHasItsResultsAndTheirNumber(TestDatabase database) {
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        PagedArtists artists = InterfluxRepositories.create(PagedArtists.class, stored(recorder));
        Page<Artist> second = one(artists.findAll(PageRequest.of(1, 2, BY_NAME)));
        assertThat(second).extracting(Artist::stageName).containsExactly("Quickspace", "Yello");
        assertThat(second.getTotalElements()).isEqualTo(5);
        assertThat(second.getTotalPages()).isEqualTo(3);
        assertThat(second.hasNext()).isTrue();
        assertThat(recorder.texts()).as("roots, albums, number").hasSize(3);
        Page<Artist> all = one(artists.findAll(Pageable.unpaged(BY_NAME.descending())));
        assertThat(all).extracting(Artist::stageName).startsWith("Yes").hasSize(5);
    }

    @OnEachDatabase
    void aMethodThatIsDeclaredAgainLoadsItsIncludes(TestDatabase database) {
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        Interflux interflux = stored(recorder);
        PagedArtists artists = InterfluxRepositories.create(PagedArtists.class, interflux);
        Artist queen =
                one(artists.findAll(PageRequest.of(1, 1, BY_NAME))).getContent().get(0);
        assertThat(Objects.requireNonNull(queen.albums()))
                .extracting(Album::title)
                .containsExactly("Jazz");
        assertThat(one(artists.findAll(BY_NAME).last()).albums())
                .as("not declared again")
                .isNull();
        IncludingArtists including = InterfluxRepositories.create(IncludingArtists.class, interflux);
        Artist withBoth = one(including.findAll(BY_NAME).skip(1).next());
        Album jazz = Objects.requireNonNull(withBoth.albums()).get(0);
        assertThat(Objects.requireNonNull(jazz.artist()).stageName())
                .as("includes of findAll(Sort) and of find, which it calls")
                .isEqualTo("Queen");
    }

    @OnEachDatabase
    void ordersAndDefaultMethods(TestDatabase database) {
        PagedArtists artists = artists(database);
        assertThat(names(artists.findAll(BY_NAME))).containsExactly("Abba", "Queen", "Quickspace", "Yello", "Yes");
        assertThat(names(artists.findAll(Sort.unsorted())))
                .containsExactly("Yes", "Abba", "Queen", "Quickspace", "Yello");
        assertThat(names(artists.named("Q%", PageRequest.of(0, 1, BY_NAME.descending()))))
                .containsExactly("Quickspace");
        assertThat(one(artists.findPage(
                                artists.select().where(PagedArtists.STAGE_NAME.like("Q%")), PageRequest.of(1, 1)))
                        .getTotalElements())
                .isEqualTo(2);
        Interflux interflux = R2dbcInterflux.create(database.connectionFactory(), Schema.of(Artist.class, Album.class));
        assertThat(interflux
                        .find(Paging.sorted(Select.from(Album.class), Sort.by("artist.stageName")))
                        .map(Album::title)
                        .collectList()
                        .block(LIMIT))
                .containsExactly("Jazz");
    }

    @OnEachDatabase
    void windowsFollowEachOther(TestDatabase database) {
        PagedArtists artists = artists(database);
        Select<Artist> two = Paging.sorted(artists.select().limit(2), BY_NAME);
        List<String> names = new ArrayList<>();
        ScrollPosition position = ScrollPosition.keyset();
        Window<Artist> window;
        do {
            window = one(artists.findWindow(two, position));
            window.forEach(artist -> names.add(artist.stageName()));
            position = window.hasNext() ? window.positionAt(window.size() - 1) : position;
        } while (window.hasNext());
        assertThat(names).containsExactly("Abba", "Queen", "Quickspace", "Yello", "Yes");
        Window<Artist> last = window;
        assertThatIllegalStateException()
                .isThrownBy(() -> last.positionAt(0))
                .withMessage("The result 0 of this window has no position; only the last one has, and only where"
                        + " hasNext() is true");
        ScrollPosition beforeTheLast = position;
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> artists.findWindow(two.orderBy(PagedArtists.STAGE_NAME.desc()), beforeTheLast))
                .withMessageContaining("was given by pages in another order");
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void whatIsNotThereIsSaid(TestDatabase database) {
        PagedArtists artists = artists(database);
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> artists.findAll(Sort.by("name")))
                .withMessageContaining("'name'")
                .withMessageContaining("stageName");
    }
}
