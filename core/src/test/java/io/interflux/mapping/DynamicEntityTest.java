package io.interflux.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.error.NotLoadedException;
import io.interflux.error.QueryException;
import io.interflux.error.SchemaException;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.DataType;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DynamicEntityTest {

    private final Schema schema = schema();
    private final Mappings mappings = Mappings.of(schema);
    private final Model user = schema.model("user").orElseThrow();
    private final Model profile = schema.model("profile").orElseThrow();
    private final Model grant = schema.model("grant").orElseThrow();
    private final BelongsToManyAssociation profiles =
            (BelongsToManyAssociation) user.association("profiles").orElseThrow();

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("user").attribute("username", DataType.STRING).attribute("points", DataType.INTEGER);
        s.define("profile").attribute("name", DataType.STRING);
        s.belongsToMany("user", "profile").through("grant", j -> j.id().attribute("selfGranted", DataType.BOOLEAN));
        return s.build();
    }

    private static List<Attribute> attributes(Model model, String... names) {
        return List.of(names).stream()
                .map(name -> model.attribute(name).orElseThrow())
                .toList();
    }

    private DynamicEntity make(Shape shape, Object... values) {
        return mappings.dynamic(shape.model()).instantiation(shape).of(values);
    }

    private DynamicEntity amidala() {
        DynamicEntity link =
                make(new Shape(grant, "user.profiles.grant", attributes(grant, "selfGranted"), null, List.of()), false);
        DynamicEntity queen = make(
                new Shape(profile, "user.profiles", attributes(profile, "id", "name"), profiles, List.of()),
                6L,
                "Queen",
                link);
        return make(
                new Shape(
                        user,
                        "user",
                        attributes(user, "id", "username"),
                        null,
                        List.of(new Shape.Child("profiles", profiles))),
                4L,
                "p4dm3",
                List.of(queen));
    }

    @Test
    void valuesAreFoundByName() {
        DynamicEntity amidala = amidala();
        assertThat(amidala.model()).isEqualTo("user");
        assertThat(amidala.names()).containsExactly("id", "username", "profiles");
        assertThat(amidala.get("id", Long.class)).isEqualTo(4L);
        assertThat(amidala.many("profiles").get(0).get("name")).isEqualTo("Queen");
        assertThat(amidala.many("profiles").get(0).junction().get("selfGranted"))
                .isEqualTo(false);
        assertThat(amidala.many("profiles").get(0).one("grant"))
                .isEqualTo(amidala.many("profiles").get(0).junction());
    }

    @Test
    void everythingConvertsToMapsAndLists() {
        assertThat(amidala().asMap().toString())
                .isEqualTo("{id=4, username=p4dm3, profiles=[{id=6, name=Queen, grant={selfGranted=false}}]}");
    }

    @Test
    void textShowsTheModelAndItsValues() {
        assertThat(amidala())
                .hasToString(
                        "user{id=4, username=p4dm3, profiles=[profile{id=6, name=Queen, grant=grant{selfGranted=false}}]}");
        assertThat(DynamicEntity.of("blob", Map.of("data", new byte[] {1, 2}))).hasToString("blob{data=[1, 2]}");
    }

    @Test
    void whatWasNotLoadedNamesTheIncludeToAdd() {
        DynamicEntity amidala = amidala();
        assertThatThrownBy(() -> amidala.many("grants"))
                .isInstanceOf(NotLoadedException.class)
                .hasMessage("user.grants is not loaded; add include(\"grants\") to the query of user.");
        assertThatThrownBy(() -> amidala.get("points"))
                .isInstanceOf(NotLoadedException.class)
                .hasMessageContaining("only(…)");
        assertThatThrownBy(amidala::junction).isInstanceOf(NotLoadedException.class);
    }

    @Test
    void anUnknownNameNamesWhatIsAvailable() {
        assertThatThrownBy(() -> amidala().get("usernam"))
                .isInstanceOf(QueryException.class)
                .hasMessage(
                        "user has nothing under the name usernam. There is [id, username, profiles] (did you mean username?).");
    }

    @Test
    void theWrongKindNamesTheRightMethod() {
        assertThatThrownBy(() -> amidala().one("profiles")).hasMessageContaining("many(\"profiles\")");
        assertThatThrownBy(() -> amidala().many("username")).hasMessageContaining("get(\"username\")");
        assertThatThrownBy(() -> amidala().get("id", String.class)).hasMessageContaining("is of Long, not of String");
    }

    @Test
    void equalityIsByContentWhateverTheOrder() {
        Map<String, Object> reversed = new LinkedHashMap<>();
        reversed.put("username", "p4dm3");
        reversed.put("id", 4L);
        Map<String, Object> straight = new LinkedHashMap<>();
        straight.put("id", 4L);
        straight.put("username", "p4dm3");
        assertThat(amidala()).isEqualTo(amidala()).hasSameHashCodeAs(amidala());
        assertThat(DynamicEntity.of("user", straight))
                .isEqualTo(DynamicEntity.of("user", reversed))
                .hasSameHashCodeAs(DynamicEntity.of("user", reversed))
                .isNotEqualTo(DynamicEntity.of("profile", reversed));
        assertThat(DynamicEntity.of("b", Map.of("d", new byte[] {1})))
                .isEqualTo(DynamicEntity.of("b", Map.of("d", new byte[] {1})))
                .hasSameHashCodeAs(DynamicEntity.of("b", Map.of("d", new byte[] {1})));
    }

    @Test
    void generatedValuesAreAddedOrReplaced() {
        EntityMapping<DynamicEntity> mapping = mappings.dynamic(user);
        DynamicEntity given = DynamicEntity.of("user", Map.of("username", "p4dm3"));
        DynamicEntity saved = mapping.with(given, attributes(user, "id"), List.of(4L));
        assertThat(saved.asMap()).isEqualTo(Map.of("username", "p4dm3", "id", 4L));
        assertThat(mapping.with(saved, attributes(user, "id"), List.of(5L)).get("id"))
                .isEqualTo(5L);
        assertThat(saved.get("id")).isEqualTo(4L);
    }

    @Test
    void writtenValuesAreOfTheAttributesType() {
        EntityMapping<DynamicEntity> mapping = mappings.dynamic(user);
        DynamicEntity given = DynamicEntity.of("user", Map.of("id", 4, "points", 7L, "username", 1));
        assertThat(mapping.read(given, attributes(user, "id").get(0))).isEqualTo(4L);
        assertThat(mapping.read(given, attributes(user, "points").get(0))).isEqualTo(7);
        assertThatThrownBy(
                        () -> mapping.read(given, attributes(user, "username").get(0)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("user.username takes a value of String, but was given one of Integer");
        assertThatThrownBy(() -> mapping.read(
                        DynamicEntity.of("user", Map.of("points", 5_000_000_000L)),
                        attributes(user, "points").get(0)))
                .isInstanceOf(QueryException.class);
        assertThat(mapping.has(given, attributes(profile, "name").get(0))).isFalse();
        assertThat(mapping.read(given, attributes(profile, "name").get(0))).isNull();
    }

    @Test
    void twoValuesUnderOneNameAreRefused() {
        Shape shape = new Shape(user, "user", attributes(user, "id"), null, List.of(new Shape.Child("id", profiles)));
        assertThatThrownBy(() -> mappings.dynamic(user).instantiation(shape))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("two values under the name id");
    }

    @Test
    void modelsWithoutAClassAreDynamic() {
        assertThat(mappings.of(user).type()).isEqualTo(DynamicEntity.class);
        assertThatThrownBy(() -> Mappings.of(schema()).of(user)).isInstanceOf(SchemaException.class);
    }
}
