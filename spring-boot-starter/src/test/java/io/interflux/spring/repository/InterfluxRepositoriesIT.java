package io.interflux.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.interflux.Interflux;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Repositories that are made without Spring Boot. */
class InterfluxRepositoriesIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Entity
    record Seat(@Id int row, @Id int number, String label) {}

    record Stranger(Long id) {}

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

    private static <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher).collectList().blockOptional(LIMIT).orElseThrow();
    }

    private static Interflux unconnected() {
        return R2dbcInterflux.create(ConnectionFactories.get("r2dbc:h2:mem:///never"), Schema.of(Seat.class));
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
                .withMessageEndingWith("which is no entity of the schema; it has [seat]");
    }

    @Test
    void whatADefaultMethodThrowsComesAsItIs() {
        Seats seats = InterfluxRepositories.create(Seats.class, unconnected());
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(seats::fail)
                .withMessage("mine");
    }
}
