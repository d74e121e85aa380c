package io.interflux.mapping;

import static io.interflux.mapping.EntityMaps.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.SchemaException;
import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntityMapTest {

    record Team(@Nullable Long id, @Nullable String name, @Nullable List<Player> players) {}

    record Player(@Nullable Long id, @Nullable Level level, @Nullable Team team) {}

    enum Level {
        LOW,
        HIGH
    }

    private static EntityMap<Team> team() {
        return map(Team.class, Team::new)
                .id("id", Team::id)
                .attribute("name", DataType.STRING, Team::name, name -> name.notNull())
                .hasMany("players", Team::players, Player.class);
    }

    private static EntityMap<Player> player() {
        return map(Player.class, Player::new)
                .id("id", Player::id)
                .converted("level", DataType.INTEGER, OrdinalConverter.integers(Level.class), Player::level)
                .belongsTo("team", Player::team, Team.class);
    }

    @Test
    void instancesAreMadeAndReadByTheGivenFunctions() {
        Schema schema = Schema.builder().add(team(), player()).build();
        Model model = schema.model(Player.class).orElseThrow();
        @SuppressWarnings("unchecked")
        EntityMapping<Player> mapping =
                (EntityMapping<Player>) Mappings.of(schema).of(model);
        Attribute level = model.attribute("level").orElseThrow();
        Shape shape = new Shape(model, "player", List.of(level), null, List.of());

        Player made = mapping.instantiator(shape).instantiate(new @Nullable Object[] {Level.HIGH});

        assertThat(made).isEqualTo(new Player(null, Level.HIGH, null));
        assertThat(mapping.read(made, level)).isEqualTo(Level.HIGH);
        assertThat(model.attribute("teamId")).isPresent();
    }

    @Test
    void aModelMayHaveAnotherName() {
        Schema schema = Schema.builder()
                .add(team().named("crew").model(model -> model.table("crews")), player())
                .build();

        assertThat(schema.model("crew").orElseThrow().javaType()).isEqualTo(Team.class);
        assertThat(schema.model("player")
                        .orElseThrow()
                        .association("team")
                        .orElseThrow()
                        .target())
                .isSameAs(schema.model("crew").orElseThrow());
    }

    @Test
    void asManyComponentsAsParameters() {
        EntityMap<Team> team = map(Team.class, Team::new).id("id", Team::id);

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Schema.builder().add(team))
                .withMessage(
                        "The constructor of Team takes 3 values, but 1 components are given: [id]; give one for each"
                                + " parameter, in their order.");
    }

    @Test
    void aTargetWithoutModelIsAnError() {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Schema.builder().add(team()))
                .withMessage(
                        "No model was defined for the class io.interflux.mapping.EntityMapTest$Player. There are [team]; add its"
                                + " definition together with those that refer to it.");
    }
}
