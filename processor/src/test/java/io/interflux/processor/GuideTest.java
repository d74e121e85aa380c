package io.interflux.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a guide shows compiles as it is shown, without a warning, and its schemas and queries can be built. */
class GuideTest {

    private static final Compilation GUIDE = Compilation.of(Compilation.and(
            Compilation.resources("grants", "User", "Profile", "Grant"),
            Compilation.resources("guide", "Team", "Match", "Person", "Declaring", "Reading", "Writing")));

    @Test
    void everyExampleCompiles() {
        assertThat(GUIDE.messages()).isEmpty();
    }

    @Test
    void schemasAndQueriesAreBuilt() throws ReflectiveOperationException {
        CompiledClasses classes =
                CompiledClasses.without(GUIDE, name -> name.startsWith("io.interflux.mapping.reflect."));

        assertThat(classes.newInstance("guide.Declaring")).isNotNull();
        assertThat(Class.forName("guide.Reading", true, classes)).isNotNull();
    }
}
