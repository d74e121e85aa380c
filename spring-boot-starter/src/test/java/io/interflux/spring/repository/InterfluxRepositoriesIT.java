package io.interflux.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.interflux.Interflux;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Repositories that are made without Spring Boot. */
class InterfluxRepositoriesIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Entity
    record Seat(@Id int row, @Id int number, String label) {}

    record Stranger(Long id) {}

    @Entity
    record Shelf(@Id Long id, @Nullable String name, @HasMany @Nullable List<Book> books) {}

    @Entity
    record Book(@Id Long id, @Nullable Long shelfId) {}

    interface Seats extends InterfluxRepository<Seat, List<Integer>> {

        default Flux<Seat> fail() {
            throw new IllegalStateException("mine");
        }
    }

    interface ByName extends InterfluxRepository<Seat, List<Integer>> {

        Flux<Seat> findByLabel(String label);
    }

    interface Misplaced extends InterfluxRepository<Seat, List<Integer>> {

        @Include("row")
        default Flux<Seat> all() {
            return findAll();
        }
    }

    interface Strangers extends InterfluxRepository<Stranger, Long> {}

    interface Misspelled extends InterfluxRepository<Shelf, Long> {

        @Override
        @Include({"books", "boxes"})
        Mono<Shelf> findById(Long id);
    }

    interface Counting extends InterfluxRepository<Shelf, Long> {

        @Override
        @Include("books")
        Mono<Long> count();
    }

    interface Empty extends InterfluxRepository<Shelf, Long> {

        @Override
        @Include({})
        Flux<Shelf> findAll();
    }

    interface Overloaded extends InterfluxRepository<Shelf, Long> {

        Flux<Shelf> find(String name);
    }

    interface ByText extends InterfluxRepository<Shelf, String> {}

    interface ByNumber extends InterfluxRepository<Seat, Integer> {}

    /** What several repositories have, none itself. */
    interface Rows<E, I> extends InterfluxRepository<E, I> {

        @Override
        Mono<E> findById(I id);

        default Mono<E> first() {
            return findOne(select());
        }
    }

    interface Shelves extends Rows<Shelf, Long> {

        @Override
        @Include("books")
        Flux<Shelf> findAllById(Collection<? extends Long> ids);
    }

    private static <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher).collectList().blockOptional(LIMIT).orElseThrow();
    }

    private static Interflux unconnected() {
        return R2dbcInterflux.create(
                ConnectionFactories.get("r2dbc:h2:mem:///never"), Schema.of(Seat.class, Shelf.class, Book.class));
    }

    @OnEachDatabase
    void aKeyOfSeveralColumnsIsAList(TestDatabase database) {
        Interflux interflux = R2dbcInterflux.create(database.connectionFactory(), Schema.of(Seat.class));
        all(interflux.schema().create());
        Seats seats = InterfluxRepositories.create(Seats.class, interflux);
        all(seats.insertAll(List.of(new Seat(1, 1, "a"), new Seat(1, 2, "b"), new Seat(2, 1, "c"))));
        assertThat(all(seats.findById(List.of(1, 2)))).extracting(Seat::label).containsExactly("b");
        assertThat(all(seats.findAllById(List.of(List.of(2, 1), List.of(1, 1)))))
                .extracting(Seat::label)
                .containsExactly("a", "c");
        assertThat(all(seats.findAllById(List.of()))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> seats.findById(List.of(1)))
                .withMessageEndingWith("is a list of 2 values, [row, number], not [1]");
    }

    @Test
    void whatCannotBeIsRefusedWhenTheRepositoryIsMade() {
        Interflux interflux = unconnected();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterfluxRepositories.create(ByName.class, interflux))
                .withMessageContaining("findByLabel")
                .withMessageContaining("queries are not made of names; give it a body");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterfluxRepositories.create(Misplaced.class, interflux))
                .withMessageContaining("@Include has no meaning on the default method")
                .withMessageContaining("find(select().include(\"row\"))");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterfluxRepositories.create(Strangers.class, interflux))
                .withMessageEndingWith("which is no entity of the schema; it has [seat, shelf, book]");
    }

    private static void assertRefused(Class<? extends InterfluxRepository<?, ?>> type, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterfluxRepositories.create(type, unconnected()))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(parts));
    }

    @Test
    void includesAreCheckedWhenTheRepositoryIsMade() {
        assertRefused(Misspelled.class, "@Include on ", "Misspelled.findById(", "'boxes'", "books");
        assertRefused(
                Counting.class,
                "Counting.count()",
                "loads no rows, so that @Include has no meaning there; leave it out");
        assertRefused(Empty.class, "@Include on ", "Empty.findAll()", "names no path; name one, or leave it out");
    }

    @Test
    void aMethodThatOverridesNothingIsRefusedWhenTheRepositoryIsMade() {
        assertRefused(
                Overloaded.class, "Overloaded.find(java.lang.String)", "queries are not made of names; give it a body");
    }

    @Test
    void theKeyIsCheckedWhenTheRepositoryIsMade() {
        assertRefused(
                ByText.class,
                "ByText has the key java.lang.String, but that of Shelf is java.lang.Long; extend"
                        + " InterfluxRepository<Shelf, Long>");
        assertRefused(
                ByNumber.class,
                "ByNumber has the key java.lang.Integer, but that of Seat are the values [row, number]; extend"
                        + " InterfluxRepository<Seat, List<?>>");
    }

    @Test
    void whatIsMissingIsNamed() {
        Shelves shelves = InterfluxRepositories.create(Shelves.class, unconnected());
        assertMissing(() -> shelves.findById(absent()), "The key of Shelf");
        assertMissing(() -> shelves.existsById(absent()), "The key of Shelf");
        assertMissing(() -> shelves.deleteById(absent()), "The key of Shelf");
        assertMissing(() -> shelves.findAllById(absent()), "The collection of keys of Shelf");
        assertMissing(() -> shelves.findAllById(Arrays.asList(1L, absent())), "The key of Shelf");
        assertMissing(() -> shelves.find(absent()), "The query");
        assertMissing(() -> InterfluxRepositories.create(Shelves.class, absent()), "The Interflux");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a caller without null checks may give
    private static <V> V absent() {
        return null;
    }

    private static void assertMissing(Runnable call, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(call::run)
                .withMessage(what + " is null; give one, or leave the call out.");
    }

    @OnEachDatabase
    void manyKeysOfSeveralColumnsAreOneCondition(TestDatabase database) {
        Interflux interflux = R2dbcInterflux.create(database.connectionFactory(), Schema.of(Seat.class));
        all(interflux.schema().create());
        Seats seats = InterfluxRepositories.create(Seats.class, interflux);
        all(seats.insert(new Seat(1, 2, "a")));
        List<List<Integer>> keys =
                IntStream.range(0, 2_000).mapToObj(i -> List.of(i, i + 1)).toList();
        assertThat(all(seats.findAllById(keys))).extracting(Seat::label).containsExactly("a");
    }

    @Test
    void whatADefaultMethodThrowsComesAsItIs() {
        Seats seats = InterfluxRepositories.create(Seats.class, unconnected());
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(seats::fail)
                .withMessage("mine");
    }
}
