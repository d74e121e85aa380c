package io.interflux.assemble;

import static io.interflux.assemble.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.dialect.H2Dialect;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Mappings;
import io.interflux.model.Converter;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.plan.CollectionStep;
import io.interflux.plan.Node;
import io.interflux.plan.Planner;
import io.interflux.plan.RowSource;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rows become graphs: to-ones of the row itself, the rest from the results of steps. */
class AssemblerTest {

    private static final StepResults NOTHING = new StepResults(List.of());

    /** Points are stored as text. */
    private static final class AsText implements Converter<Integer, String> {
        @Override
        public Class<Integer> attributeType() {
            return Integer.class;
        }

        @Override
        public String toColumn(Integer value) {
            return value.toString();
        }

        @Override
        public Integer toAttribute(String value) {
            return Integer.valueOf(value);
        }
    }

    private final Schema schema = schema();

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition user = s.define("user")
                .attribute("username", DataType.STRING)
                .attribute("points", DataType.TEXT, points -> points.converter(new AsText()));
        ModelDefinition profile = s.define("profile").attribute("name", DataType.STRING);
        s.belongsToMany(user, profile).through("grant", j -> j.id().attribute("selfGranted", DataType.BOOLEAN));
        return s.build();
    }

    private RowSource plan(Select<?> select) {
        return new Planner(schema, H2Dialect.INSTANCE, Mappings.of(schema), 1000)
                .plan(select)
                .roots();
    }

    private static DynamicEntity entity(Object made) {
        return (DynamicEntity) made;
    }

    private static DynamicEntity child(Object made, String name) {
        return Objects.requireNonNull(entity(made).one(name));
    }

    @Test
    void attributesAreReadThroughTheirConverters() {
        Assembler users = new Assembler(plan(Select.from("user")).node());
        assertThat(entity(users.instance(row(1L, "p4dm3", "1000"), NOTHING)).asMap())
                .containsOnly(Map.entry("id", 1L), Map.entry("username", "p4dm3"), Map.entry("points", 1000));
        assertThat(entity(users.instance(row(1L, null, null), NOTHING)).asMap())
                .containsEntry("username", null)
                .containsEntry("points", null);
    }

    @Test
    void aToOneComesFromItsParentsRow() {
        RowSource source = plan(Select.from("grant").include("user"));
        Assembler grants = new Assembler(source.node());
        Object granted = grants.instance(row(7L, true, 1L, 2L, 1L, "p4dm3", "5"), NOTHING);
        assertThat(child(granted, "user").get("username")).isEqualTo("p4dm3");
    }

    @Test
    void aToOneWithoutARowIsNull() {
        RowSource source = plan(Select.from("grant").include("user"));
        Assembler grants = new Assembler(source.node());
        Object granted = grants.instance(row(7L, true, 1L, 2L, null, null, null), NOTHING);
        assertThat(entity(granted).one("user")).isNull();
    }

    @Test
    void childrenOfAStepAreFoundByTheParentsKey() {
        Assembler users =
                new Assembler(plan(Select.from("user").include("grants")).node());
        List<String> found = List.of("first", "second");
        StepResults results = new StepResults(List.of(Map.of(1L, found)));
        assertThat(((DynamicEntity) users.instance(row(1L, "a", "1"), results)).get("grants"))
                .isEqualTo(found);
        assertThat(((DynamicEntity) users.instance(row(2L, "b", "1"), results)).get("grants"))
                .isEqualTo(List.of());
    }

    @Test
    void childrenBelowAnAbsentToOneAreNotLookedFor() {
        RowSource source = plan(Select.from("grant").include("user.grants"));
        Assembler grants = new Assembler(source.node());
        StepResults results = new StepResults(List.of(Map.of(1L, List.of("child"))));
        Object without = grants.instance(row(7L, true, 1L, 2L, null, null, null), results);
        assertThat(entity(without).one("user")).isNull();
        Object with = grants.instance(row(7L, true, 1L, 2L, 1L, "a", "5"), results);
        assertThat(child(with, "user").get("grants")).isEqualTo(List.of("child"));
    }

    @Test
    void everyLinkHasAnInstanceOfItsOwnWithItsJunctionRow() {
        CollectionStep.LinkThenTarget step = (CollectionStep.LinkThenTarget)
                plan(Select.from("user").include("profiles.users")).steps().get(0);
        Assembler profiles = new Assembler(step.targets().node());
        CollectionStep.Payload payload = Objects.requireNonNull(step.payload());
        Assembler grants = new Assembler(new Node(payload.shape(), payload.mapping(), payload.attributes(), List.of()));
        StepResults users = new StepResults(List.of(Map.of(5L, List.of())));
        var shared = profiles.values(row(5L, "Queen"), users);

        Object first = profiles.instance(shared, grants.instance(row(1L, 5L, 70L, true), NOTHING));
        Object second = profiles.instance(shared, grants.instance(row(2L, 5L, 71L, false), NOTHING));

        assertThat(entity(first).asMap())
                .containsExactly(
                        Map.entry("id", 5L),
                        Map.entry("name", "Queen"),
                        Map.entry("grant", Map.of("id", 70L, "selfGranted", true, "userId", 1L, "profileId", 5L)),
                        Map.entry("users", List.of()));
        assertThat(child(second, "grant").get("id")).isEqualTo(71L);
        assertThat(shared).containsExactly(5L, "Queen", null, List.of());
    }

    @Test
    void onlyWhatWasAskedForIsInTheResult() {
        ModelHandle<DynamicEntity> user = ModelHandle.of("user");
        RowSource source =
                plan(Select.from(user).only(user.attribute("username")).include("grants"));
        Assembler users = new Assembler(source.node());
        StepResults results = new StepResults(List.of(Map.of()));
        assertThat(entity(users.instance(row("p4dm3", 1L), results)).asMap())
                .containsOnly(Map.entry("username", "p4dm3"), Map.entry("grants", List.of()));
    }
}
