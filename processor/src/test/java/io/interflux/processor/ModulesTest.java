package io.interflux.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.model.Attribute;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities of one module refer to those of another, of which only the classes are there. */
class ModulesTest {

    private static final String PLANET =
            """
            package planets;

            import io.interflux.annotation.Entity;
            import io.interflux.annotation.Id;

            @Entity
            public record Planet(@Id Long id, String name) {}
            """;

    /** A class with a plain constructor, whose parameters' names are in its file. */
    private static final String MOON =
            """
            package planets;

            import io.interflux.annotation.BelongsTo;
            import io.interflux.annotation.Entity;
            import io.interflux.annotation.Id;

            @Entity
            public final class Moon {

                private final Long id;
                private final Planet planet;

                public Moon(@Id Long id, @BelongsTo Planet planet) {
                    this.id = id;
                    this.planet = planet;
                }

                public Long getId() {
                    return id;
                }

                public Planet getPlanet() {
                    return planet;
                }
            }
            """;

    private static final String LANDING =
            """
            package landings;

            import io.interflux.annotation.BelongsTo;
            import io.interflux.annotation.Entity;
            import io.interflux.annotation.Id;
            import planets.Moon;
            import planets.Planet;

            @Entity
            public record Landing(@Id Long id, Integer ships, @BelongsTo Planet planet, @BelongsTo Moon moon) {}
            """;

    private static final String HANDLES =
            """
            package landings;

            import io.interflux.query.Select;
            import planets.Moon_;
            import planets.Planet_;

            class Queries {

                static final Select<Landing> LANDINGS = Select.from(Landing_.model)
                        .where(Landing_.planet.to(Planet_.name).like("N%"))
                        .include(Landing_.moon, m -> m.include(Moon_.planet, p -> p.only(Planet_.name)))
                        .orderBy(Landing_.ships.desc());
            }
            """;

    @Test
    void thoseOfTheOtherMayBeProcessed(@TempDir Path directory) throws IOException, ReflectiveOperationException {
        Compilation other = Compilation.of(PLANET, MOON).writeTo(directory);
        Compilation own = Compilation.against(directory, LANDING, HANDLES).writeTo(directory);

        assertThat(other.messages()).isEmpty();
        assertThat(own.messages()).isEmpty();
        assertThat(own.generated()).contains("landings/Landing_.java").doesNotContain("planets/Planet_.java");
        assertSchema(directory);
    }

    @Test
    void thoseOfTheOtherMayBePlain(@TempDir Path directory) throws IOException, ReflectiveOperationException {
        Compilation other = Compilation.withoutProcessor(PLANET, MOON).writeTo(directory);
        Compilation own = Compilation.against(directory, LANDING).writeTo(directory);

        assertThat(other.generated()).isEmpty();
        assertThat(own.messages()).isEmpty();
        assertSchema(directory);
    }

    private static void assertSchema(Path directory) throws IOException, ReflectiveOperationException {
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, ModulesTest.class.getClassLoader())) {
            Schema schema = Schema.of(
                    classes.loadClass("landings.Landing"),
                    classes.loadClass("planets.Planet"),
                    classes.loadClass("planets.Moon"));

            Model landing = schema.model("landing").orElseThrow();
            assertThat(landing.attributes())
                    .extracting(Attribute::name)
                    .containsExactly("id", "ships", "planetId", "moonId");
            assertThat(landing.association("moon").orElseThrow().target().association("planet"))
                    .isPresent();
        }
    }
}
