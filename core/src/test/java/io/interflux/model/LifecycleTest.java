package io.interflux.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.SchemaException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which attributes can be kept up to date by writing. */
final class LifecycleTest {

    private static Model model(Consumer<ModelDefinition> options) {
        SchemaBuilder s = Schema.builder();
        options.accept(s.define("account"));
        return s.build().model("account").orElseThrow();
    }

    private static void assertRefused(Consumer<ModelDefinition> options, String message) {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> model(options))
                .withMessage(message);
    }

    @Test
    void optionsMakeTheirAttributes() {
        Model model = model(m -> m.version().timestamps().softDelete());
        Lifecycle lifecycle = model.lifecycle();
        assertThat(List.of(
                        Objects.requireNonNull(lifecycle.version()),
                        Objects.requireNonNull(lifecycle.createdAt()),
                        Objects.requireNonNull(lifecycle.updatedAt()),
                        Objects.requireNonNull(lifecycle.deletedAt())))
                .extracting(Attribute::toString)
                .containsExactly("version LONG", "createdAt INSTANT", "updatedAt INSTANT", "deletedAt INSTANT");
        assertThat(model.attributes().stream().filter(Attribute::nullable).map(Attribute::name))
                .containsExactly("deletedAt");
    }

    @Test
    void attributesThatAreThereAreTakenAndAVersionIsNeverNull() {
        Model model = model(m -> m.attribute("revision", DataType.INTEGER)
                .version("revision")
                .attribute("gone", DataType.TIMESTAMP)
                .softDelete("gone"));
        assertThat(model.attribute("revision").orElseThrow().nullable()).isFalse();
        assertThat(model.lifecycle().version())
                .isEqualTo(model.attribute("revision").orElseThrow());
        assertThat(model.lifecycle().deletedAt())
                .isEqualTo(model.attribute("gone").orElseThrow());
        assertThat(model(m -> m.attribute("name", DataType.STRING)).lifecycle()).isEqualTo(Lifecycle.NONE);
    }

    @Test
    void eachRowHasOneOfAKind() {
        assertThat(model(m -> m.version().version("version")).lifecycle().version())
                .isNotNull();
        assertRefused(
                m -> m.version("revision").version(),
                "The model account says version() of the attribute revision and of version, but each row has one; keep one"
                        + " of them.");
        assertRefused(
                m -> m.timestamps().createdAt("made"),
                "The model account says timestamps() of the attribute createdAt and of made, but each row has one; keep one"
                        + " of them.");
    }

    @Test
    void anAttributeMustFitItsRole() {
        assertRefused(
                m -> m.attribute("version", DataType.STRING).version(),
                "The attribute account.version cannot serve version(): it is of STRING(255), not of one of [SHORT,"
                        + " INTEGER, LONG]; give the option an attribute of its own.");
        assertRefused(
                m -> m.attribute("deletedAt", DataType.INSTANT, a -> a.notNull())
                        .softDelete(),
                "The attribute account.deletedAt cannot serve softDelete(): it does not admit null, which rows that are"
                        + " not deleted have there; give the option an attribute of its own.");
        assertRefused(
                m -> m.id("version", DataType.LONG).version(),
                "The attribute account.version cannot serve version(): it is generated or part of the primary key; give"
                        + " the option an attribute of its own.");
    }
}
