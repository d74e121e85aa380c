package io.interflux.mapping.reflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.error.QueryException;
import io.interflux.error.SchemaException;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Held;
import io.interflux.mapping.Mappings;
import io.interflux.mapping.Shape;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.DataType;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReflectiveMappingTest {

    @Entity
    record User(
            @Id Long id,
            @Nullable String username,
            int points,
            @BelongsToMany(through = Grant.class) @Nullable List<Profile> profiles) {

        User {
            if ("nobody".equals(username)) {
                throw new IllegalArgumentException("nobody is not a user");
            }
        }
    }

    @Entity
    record Profile(@Nullable String name, @Id @Nullable Long id, @Junction @Nullable Grant grant) {}

    @Entity
    record Grant(@Id Long id, @Nullable Boolean selfGranted) {}

    @Entity
    static final class Team {

        private final Long id;
        private final String name;

        @HasMany
        private final @Nullable List<Team> rivals;

        Team(@Id Long id, String name, @Nullable List<Team> rivals) {
            this.id = id;
            this.name = name;
            this.rivals = rivals;
        }

        Long getId() {
            return id;
        }

        String name() {
            return name;
        }
    }

    private final Schema schema = Schema.of(User.class, Profile.class, Grant.class, Team.class);
    private final Mappings mappings = Mappings.of(schema);
    private final Model user = schema.model(User.class).orElseThrow();
    private final Model profile = schema.model(Profile.class).orElseThrow();
    private final BelongsToManyAssociation profiles =
            (BelongsToManyAssociation) user.association("profiles").orElseThrow();

    @SuppressWarnings("unchecked")
    private <T> EntityMapping<T> mapping(Class<T> type) {
        return (EntityMapping<T>) mappings.of(schema.model(type).orElseThrow());
    }

    private static List<Attribute> attributes(Model model, String... names) {
        return List.of(names).stream()
                .map(name -> model.attribute(name).orElseThrow())
                .toList();
    }

    @SuppressWarnings("NullAway") // the nullness of an array's elements is not read from class files
    private <T> T make(Class<T> type, Shape shape, @Nullable Object... values) {
        return mapping(type).instantiation(shape).of(values);
    }

    @Test
    void rowsBecomeRecordsWhateverTheOrderOfTheirValues() {
        Shape shape = new Shape(
                user,
                "user",
                attributes(user, "points", "id", "username"),
                null,
                List.of(new Shape.Child("profiles", profiles)));
        List<Profile> children = List.of(new Profile("Queen", 6L, null));
        assertThat(make(User.class, shape, 7, 4L, "p4dm3", children)).isEqualTo(new User(4L, "p4dm3", 7, children));
    }

    @Test
    void theJunctionRowFindsItsComponentByItsClass() {
        Shape shape = new Shape(profile, "user.profiles", attributes(profile, "id", "name"), profiles, List.of());
        Grant grant = new Grant(1L, true);
        assertThat(mapping(Profile.class).heldJunction(profiles)).isEqualTo(Grant.class);
        assertThat(make(Profile.class, shape, 6L, "Queen", grant)).isEqualTo(new Profile("Queen", 6L, grant));
    }

    @Test
    void whatWasNotAskedForIsNull() {
        Shape shape = new Shape(user, "user", attributes(user, "id", "points"), null, List.of());
        assertThat(make(User.class, shape, 4L, 7)).isEqualTo(new User(4L, null, 7, null));
    }

    @Test
    void aPrimitiveMustBeLoaded() {
        Shape shape = new Shape(user, "user", attributes(user, "id"), null, List.of());
        assertThatThrownBy(() -> mapping(User.class).instantiation(shape))
                .isInstanceOf(QueryException.class)
                .hasMessageContainingAll("User.points is a primitive int", "give the component the type Integer");
        assertThat(mapping(User.class).indispensable())
                .extracting(Attribute::name)
                .containsExactly("points");
    }

    @Test
    void aNullForAPrimitiveNamesTheComponent() {
        Shape shape = new Shape(user, "user", attributes(user, "id", "points"), null, List.of());
        assertThatThrownBy(() -> make(User.class, shape, 4L, null))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("User.points");
    }

    @Test
    void theConstructorsOwnErrorsComeThrough() {
        Shape shape = new Shape(user, "user", attributes(user, "id", "username", "points"), null, List.of());
        assertThatThrownBy(() -> make(User.class, shape, 4L, "nobody", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nobody is not a user");
    }

    @Test
    void anAssociationWithoutComponentHasNoPlace() {
        Shape shape = new Shape(
                profile,
                "profile",
                attributes(profile, "id"),
                null,
                List.of(new Shape.Child("users", profile.association("users").orElseThrow())));
        assertThat(mapping(User.class).held(profiles)).isEqualTo(new Held(Profile.class, null));
        assertThat(mapping(Profile.class).held(profile.association("users").orElseThrow()))
                .isNull();
        assertThatThrownBy(() -> mapping(Profile.class).instantiation(shape))
                .isInstanceOf(QueryException.class)
                .hasMessageContainingAll("Profile has no component for the include users of profile", "DynamicEntity");
    }

    @Test
    void valuesAreReadAndReplaced() {
        EntityMapping<User> mapping = mapping(User.class);
        User amidala = new User(4L, "p4dm3", 7, null);
        assertThat(mapping.read(amidala, attributes(user, "points").get(0))).isEqualTo(7);
        assertThat(mapping.has(amidala, attributes(user, "points").get(0))).isTrue();
        assertThat(mapping.with(amidala, attributes(user, "id", "points"), List.of(5L, 8)))
                .isEqualTo(new User(5L, "p4dm3", 8, null));
    }

    @Test
    void attributesWithoutComponentAreNotThere() {
        Model grant = schema.model(Grant.class).orElseThrow();
        Attribute userId = attributes(grant, "userId").get(0);
        assertThat(mapping(Grant.class).has(new Grant(1L, true), userId)).isFalse();
        assertThat(mapping(Grant.class).read(new Grant(1L, true), userId)).isNull();
    }

    @Test
    void aClassWithOneConstructorIsReadThroughGettersAccessorsAndFields() {
        Model team = schema.model(Team.class).orElseThrow();
        EntityMapping<Team> mapping = mapping(Team.class);
        Shape shape = new Shape(team, "team", attributes(team, "name", "id"), null, List.of());
        Team martians = make(Team.class, shape, "The Martians", 1L);
        assertThat(martians.getId()).isEqualTo(1L);
        assertThat(martians.rivals).isNull();
        assertThat(mapping.read(martians, attributes(team, "name").get(0))).isEqualTo("The Martians");
        assertThat(mapping.associations())
                .containsExactly(team.association("rivals").orElseThrow());
    }

    record Stray(Long id, String somethin) {}

    @Test
    void aComponentWithoutCounterpartIsRefused() {
        SchemaBuilder builder = Schema.builder();
        builder.define("stray", Stray.class).id("id", DataType.LONG).attribute("something", DataType.STRING);
        Schema strays = builder.build();
        assertThatThrownBy(() -> Mappings.of(strays))
                .isInstanceOf(SchemaException.class)
                .hasMessageContainingAll("Stray.somethin", "[id, something] (did you mean something?)");
    }
}
