package io.interflux.examples.films;

import io.interflux.Interflux;
import io.interflux.examples.ExampleRun;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.testkit.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The schema of the films, and the rows that the code of the pages finds. */
final class Films {

    // tag::schema[]
    static final Schema SCHEMA =
            Schema.of(Studio.class, Film.class, Poster.class, Review.class, Actor.class, Role.class);
    // end::schema[]

    private Films() {}

    /** A row by name: its attributes and their values in turn. */
    static DynamicEntity dynamic(String model, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return DynamicEntity.of(model, values);
    }

    /** Three films of three actors, two of a studio, one with a poster, in an empty database. */
    static ExampleRun stored(TestDatabase database) {
        return ExampleRun.prepared(
                database, SCHEMA, interflux -> interflux.schema().create().thenMany(rows(interflux)));
    }

    private static Flux<?> rows(Interflux interflux) {
        return Flux.<Flux<?>>just(
                        interflux.insertAll(List.of(Studio.of("Hawk Films"), Studio.of("Lorimar"))),
                        interflux.insertAll(List.of(
                                Film.of("Dr. Strangelove", 1964, 1L),
                                Film.of("Being There", 1979, 2L),
                                Film.of("Patton", 1970))),
                        interflux.insertAll(List.of(Poster.of("strangelove.png", 1L))),
                        interflux.insertAll(
                                List.of(Review.of(5, 1L), Review.of(2, 1L), Review.of(4, 1L), Review.of(5, 2L))),
                        interflux.insertAll(List.of(
                                Actor.of("Peter Sellers"), Actor.of("George C. Scott"), Actor.of("Shirley MacLaine"))),
                        interflux.insertAll(List.of(
                                Role.of("Strangelove", 1, 1L, 1L),
                                Role.of("Turgidson", 2, 1L, 2L),
                                Role.of("Chance", 1, 2L, 1L),
                                Role.of("Eve", 2, 2L, 3L),
                                Role.of("Patton", 1, 3L, 2L))))
                .concatMap(rows -> rows);
    }
}
