package io.interflux.r2dbc.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.Interflux;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.cases.CaseComparison;
import io.interflux.write.LinkRelation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Every example of the guides that writes: the same rows afterwards and the same result as Sequelize's. */
class GoldenWriteIT {

    private static final List<String> NAMES = List.of(
            "03-addProfile-through-values",
            "03b-addProfile-again-updates-through",
            "03c-mixins-set-has-count-remove-create",
            "04-nested-create-with-through",
            "04b-nested-create-return-value");

    private static final ModelHandle<DynamicEntity> USER = ModelHandle.of("user");
    private static final ModelHandle<DynamicEntity> LINK = ModelHandle.of("User_Profile");
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> PROFILES =
            USER.manyToMany("profiles", ModelHandle.of("profile"), LINK);

    private static GoldenRun run(TestDatabase database, GoldenDocument document) {
        GoldenSchema golden = new GoldenSchema(document, false);
        Schema schema = golden.build();
        GoldenRun run = GoldenRun.empty(database, schema);
        run.all(Flux.fromIterable(golden.rows()).concatMap(rows -> run.interflux()
                .insertAll(rows.stream().map(GoldenWriteIT::withoutId).toList())));
        return run;
    }

    /** The database makes the keys, so that it goes on where the example's rows end. */
    private static DynamicEntity withoutId(DynamicEntity row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(row.asMap());
        values.remove("id");
        return DynamicEntity.of(row.model(), values);
    }

    private static DynamicEntity entity(String model, Map<String, ?> values) {
        return DynamicEntity.of(model, values);
    }

    private static LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> profilesOf(GoldenRun run, int user) {
        return run.interflux().relationByKey(user, PROFILES);
    }

    private static void assertRowsAfter(GoldenRun run, GoldenDocument document) {
        for (JsonNode model : document.json().get("models")) {
            JsonNode rows =
                    document.json().get("rowsAfter").get(model.get("table").asText());
            List<DynamicEntity> actual =
                    run.all(run.interflux().find(Select.from(model.get("name").asText())));
            run.assertGraph(actual, JsonNodeFactory.instance.objectNode(), rows);
        }
    }

    private static void assertFound(GoldenRun run, GoldenDocument document) {
        JsonNode query = document.neutral();
        run.assertGraph(
                run.all(run.interflux().find(new GoldenQuery(document).select(query))), query, document.roots());
        assertRowsAfter(run, document);
    }

    @OnEachDatabase
    void aProfileIsAddedWithAPayload(TestDatabase database) {
        GoldenDocument document = GoldenDocument.named("03-addProfile-through-values");
        GoldenRun run = run(database, document);
        Interflux interflux = run.interflux();
        DynamicEntity amidala = run.one(interflux.insert(entity("user", Map.of("username", "p4dm3", "points", 1000))));
        DynamicEntity queen = run.one(interflux.insert(entity("profile", Map.of("name", "queen"))));
        run.one(interflux.relation(amidala, PROFILES).add(queen, j -> j.set("selfGranted", false)));
        List<DynamicEntity> found = run.all(interflux.find(
                Select.from(USER).where(USER.text("username").eq("p4dm3")).include(PROFILES)));
        run.assertGraph(found, JsonNodeFactory.instance.objectNode(), document.roots());
        assertRowsAfter(run, document);
    }

    @OnEachDatabase
    void addingAgainUpdatesThePayload(TestDatabase database) {
        GoldenDocument document = GoldenDocument.named("03b-addProfile-again-updates-through");
        GoldenRun run = run(database, document);
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> profiles = profilesOf(run, 1);
        run.one(profiles.addKeys(List.of(1), j -> j.set("selfGranted", false)));
        run.one(profiles.addKeys(List.of(1), j -> j.set("selfGranted", true)));
        run.one(profiles.addKeys(List.of(1), j -> j.set("selfGranted", true)));
        run.one(profiles.addKeys(List.of(1)));
        run.one(profiles.addKeys(List.of(2, 3), j -> j.set("selfGranted", false)));
        run.assertGraph(links(run), JsonNodeFactory.instance.objectNode(), document.result());
        assertRowsAfter(run, document);
    }

    private static List<DynamicEntity> links(GoldenRun run) {
        return run.all(run.interflux().find(Select.from(LINK)));
    }

    private static JsonNode rows(GoldenRun run) {
        List<Map<String, @Nullable Object>> rows =
                links(run).stream().map(DynamicEntity::asMap).toList();
        return GoldenDocument.MAPPER.createObjectNode().set("rows", GoldenDocument.MAPPER.valueToTree(rows));
    }

    @OnEachDatabase
    void mixinsGiveTheSameAtEachStep(TestDatabase database) {
        GoldenDocument document = GoldenDocument.named("03c-mixins-set-has-count-remove-create");
        GoldenRun run = run(database, document);
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> profiles = profilesOf(run, 1);
        ObjectNode steps = GoldenDocument.MAPPER.createObjectNode();
        run.one(profiles.setKeys(List.of(1, 2, 3), j -> j.set("selfGranted", true)));
        steps.set("afterSet123", rows(run));
        run.one(profiles.setKeys(List.of(2, 4), j -> j.set("selfGranted", false)));
        steps.set("afterSet24_false", rows(run));
        steps.put("has2", run.one(profiles.hasKeys(List.of(2))));
        steps.put("has3", run.one(profiles.hasKeys(List.of(3))));
        steps.put("has24", run.one(profiles.hasKeys(List.of(2, 4))));
        steps.put("has23", run.one(profiles.hasKeys(List.of(2, 3))));
        steps.put("count", run.one(profiles.count()));
        run.one(profiles.removeKeys(List.of(2)));
        steps.set("afterRemove2", rows(run));
        DynamicEntity fresh =
                run.one(profiles.create(entity("profile", Map.of("name", "fresh")), j -> j.set("selfGranted", true)));
        steps.set("created", GoldenDocument.MAPPER.valueToTree(fresh.asMap()));
        steps.set("afterCreate", rows(run));
        run.one(profiles.clear());
        steps.set("afterSetNull", rows(run));
        JsonNode all = GoldenDocument.MAPPER.createArrayNode().add(document.result());
        JsonNode actual = GoldenDocument.MAPPER.createArrayNode().add(steps);
        assertThat(new CaseComparison(JsonNodeFactory.instance.objectNode()).difference(all, actual))
                .isNull();
        assertRowsAfter(run, document);
    }

    private static DynamicEntity amidala(DynamicEntity... profiles) {
        return entity("user", Map.of("username", "p4dm3", "points", 1000, "profiles", List.of(profiles)));
    }

    private static DynamicEntity queen() {
        return entity(
                "profile",
                Map.of("name", "Queen", "User_Profile", entity("User_Profile", Map.of("selfGranted", true))));
    }

    @OnEachDatabase
    void aNestedCreateWritesThePayload(TestDatabase database) {
        GoldenDocument document = GoldenDocument.named("04-nested-create-with-through");
        GoldenRun run = run(database, document);
        run.one(run.interflux().insertGraph(amidala(queen()), g -> g.with(PROFILES)));
        assertFound(run, document);
    }

    /** Semantics 11: what comes back is what the database holds, keys and links included, where Sequelize gives what it was given. */
    @OnEachDatabase
    void aNestedCreateGivesBackWhatTheDatabaseHolds(TestDatabase database) {
        GoldenDocument document = GoldenDocument.named("04b-nested-create-return-value");
        GoldenRun run = run(database, document);
        List<DynamicEntity> written = run.all(run.interflux()
                .insertGraph(amidala(queen(), entity("profile", Map.of("name", "Senator"))), g -> g.with(PROFILES)));
        ObjectNode expected = document.result().deepCopy();
        ((ObjectNode) expected.get("profiles").get(0).get("User_Profile"))
                .put("userId", 1)
                .put("profileId", 1);
        ((ObjectNode) expected.get("profiles").get(1))
                .putObject("User_Profile")
                .put("userId", 1)
                .put("profileId", 2)
                .putNull("selfGranted");
        JsonNode roots = GoldenDocument.MAPPER.createArrayNode().add(expected);
        run.assertGraph(written, JsonNodeFactory.instance.objectNode(), roots);
        assertRowsAfter(run, document);
    }

    @OnEachDatabase
    void relationsAreReadAsTheGuidesReadThem(TestDatabase database) {
        GoldenDocument document = GoldenDocument.named("15-getProfiles-all");
        GoldenRun run = GoldenRun.of(database, document);
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> profiles =
                run.interflux().relationByKey(1, USER.manyToMany("profiles", ModelHandle.of("profile"), LINK));
        run.assertGraph(run.all(profiles.find()), JsonNodeFactory.instance.objectNode(), document.result());
        assertThat(GoldenDocument.MAPPER.<JsonNode>valueToTree(
                        run.one(profiles.count()).intValue()))
                .isEqualTo(GoldenDocument.named("15-getProfiles-count").result());
        JsonNode where = GoldenDocument.named("15-getProfiles-where").result();
        ModelHandle<DynamicEntity> profile = ModelHandle.of("profile");
        run.assertGraph(
                run.all(profiles.find(
                        Select.from(profile).where(profile.text("name").eq("Queen")))),
                JsonNodeFactory.instance.objectNode(),
                where);
    }

    @Test
    void noExampleThatWritesIsLeftOut() {
        assertThat(NAMES).containsExactlyElementsOf(GoldenDocument.writingNames());
    }
}
