package io.interflux.r2dbc.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AssociationHandle;
import io.interflux.query.Condition;
import io.interflux.query.JunctionInclude;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ManyToManyInclude;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example of the guides that reads: the same graph as Sequelize's, by a known number of statements. */
class GoldenReadIT {

    private static final ModelHandle<DynamicEntity> USER = ModelHandle.of("user");
    private static final ModelHandle<DynamicEntity> PROFILE = ModelHandle.of("profile");
    private static final ModelHandle<DynamicEntity> GRANT = ModelHandle.of("grant");
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> PROFILES =
            USER.manyToMany("profiles", PROFILE, GRANT);
    private static final AssociationHandle<DynamicEntity, DynamicEntity, ?> USERS =
            PROFILE.manyToMany("users", USER, GRANT);

    /** Sequelize asks the target; here the source is asked with its children inside, and these are compared. */
    private static final Map<String, UnaryOperator<ManyToManyInclude<DynamicEntity, DynamicEntity>>> GETS =
            new TreeMap<>(Map.of(
                    "15-getProfiles-all",
                    profile -> profile,
                    "15-getProfiles-none",
                    profile -> profile.through(JunctionInclude::none),
                    "15-getProfiles-some",
                    profile -> profile.through(grant -> grant.only(GRANT.bool("selfGranted"))),
                    "15-getProfiles-through-where",
                    profile -> profile.through(
                            grant -> grant.where(GRANT.bool("selfGranted").isTrue())),
                    "15-getProfiles-where",
                    profile -> profile.where(PROFILE.text("name").eq("Queen"))));

    /** Have a test method of their own. */
    private static final List<String> APART = List.of(
            "05c-unique-false-duplicates",
            "13-self-reference-getChildren",
            "15-getProfiles-count",
            "15-getProfiles-has",
            "16-championship-printed-output");

    private static List<String> byIncludes() {
        return GoldenDocument.readingNames().stream()
                .filter(name -> !GETS.containsKey(name) && !APART.contains(name))
                .filter(name -> !GoldenErrorsIT.NAMES.contains(name))
                .toList();
    }

    @TestFactory
    Stream<DynamicNode> includesGiveTheSameGraph() {
        return GoldenRun.onEachDatabase(byIncludes(), (database, name) -> {
            GoldenDocument document = GoldenDocument.named(name);
            assertGraph(database, document, document.roots());
        });
    }

    private static void assertGraph(TestDatabase database, GoldenDocument document, JsonNode expected) {
        GoldenRun run = GoldenRun.of(database, document);
        JsonNode query = document.neutral();
        List<DynamicEntity> roots = run.all(run.interflux().find(new GoldenQuery(document).select(query)));
        run.assertGraph(roots, query, expected);
        run.assertStatements(new GoldenCost(document).statements(query, expected));
    }

    /** Semantics 6: duplicate links are all kept, where Sequelize keeps the last that it happens to read. */
    @OnEachDatabase
    void duplicateLinksAreAllKept(TestDatabase database) {
        GoldenDocument document = GoldenDocument.named("05c-unique-false-duplicates");
        ArrayNode expected = document.roots().deepCopy();
        ObjectNode first = (ObjectNode) expected.get(0).get("profiles").get(0).deepCopy();
        first.withObject("User_Profile").put("id", 1).put("selfGranted", true);
        ((ArrayNode) expected.get(0).get("profiles")).insert(0, first);
        assertGraph(database, document, expected);
    }

    @TestFactory
    Stream<DynamicNode> relationsAreReadThroughIncludes() {
        return GoldenRun.onEachDatabase(GETS.keySet(), (database, name) -> {
            Select<DynamicEntity> user = Select.from(USER)
                    .where(USER.attribute("id").eq(1))
                    .include(PROFILES, Objects.requireNonNull(GETS.get(name)));
            assertChildren(database, name, user, "profiles");
        });
    }

    @OnEachDatabase
    void childrenOfAPersonAreReadThroughAnInclude(TestDatabase database) {
        Select<DynamicEntity> person = Select.from("Person")
                .where(ModelHandle.of("Person").attribute("id").eq(1))
                .include("Children");
        assertChildren(database, "13-self-reference-getChildren", person, "Children");
    }

    private static void assertChildren(
            TestDatabase database, String name, Select<DynamicEntity> parent, String association) {
        GoldenDocument document = GoldenDocument.named(name);
        GoldenRun run = GoldenRun.of(database, document);
        DynamicEntity found = run.one(run.interflux().findOne(parent));
        run.assertGraph(found.many(association), JsonNodeFactory.instance.objectNode(), document.result());
        run.assertStatements(2);
    }

    @OnEachDatabase
    void childrenAreCountedByTheirParent(TestDatabase database) {
        GoldenDocument document = GoldenDocument.named("15-getProfiles-count");
        GoldenRun run = GoldenRun.of(database, document);
        Long count = run.one(run.interflux().count(ofUser1()));
        assertThat(count).isEqualTo(document.result().longValue());
        run.assertStatements(1);
    }

    @OnEachDatabase
    void childrenAreFoundByTheirParent(TestDatabase database) {
        GoldenDocument document = GoldenDocument.named("15-getProfiles-has");
        GoldenRun run = GoldenRun.of(database, document);
        Map<String, Boolean> found = new TreeMap<>();
        found.put("has1", hasAll(run, 1));
        found.put("has3", hasAll(run, 3));
        found.put("has12", hasAll(run, 1, 2));
        found.put("has13", hasAll(run, 1, 3));
        JsonNode json = GoldenDocument.MAPPER.valueToTree(found);
        assertThat(json).isEqualTo(document.result());
        run.assertStatements(4);
    }

    private static boolean hasAll(GoldenRun run, Integer... ids) {
        Condition<DynamicEntity> one = PROFILE.attribute("id").in(List.of(ids));
        return run.one(run.interflux().count(ofUser1().where(one))) == ids.length;
    }

    private static Select<DynamicEntity> ofUser1() {
        return Select.from(PROFILE).where(USERS.any(USER.attribute("id").eq(1)));
    }

    @OnEachDatabase
    void theChampionshipPrintsTheSameLines(TestDatabase database) {
        GoldenDocument document = GoldenDocument.named("16-championship-printed-output");
        GoldenRun run = GoldenRun.of(database, document);
        DynamicEntity game = run.one(run.interflux().findOne(new GoldenQuery(document).select(document.neutral())));
        String printed = "Found game: \"" + game.get("name") + "\"\n"
                + String.join(
                        "\n",
                        game.many("GameTeams").stream()
                                .map(part -> lines(game, part))
                                .toList());
        assertThat(printed).isEqualTo(String.join("\n", GoldenDocument.texts(document.result())));
        run.assertStatements(3);
    }

    private static String lines(DynamicEntity game, DynamicEntity part) {
        List<String> players = part.many("Players").stream()
                .map(player -> "\n--- " + player.get("username"))
                .toList();
        DynamicEntity team = part.one("Team");
        return "- Team \"" + (team == null ? null : team.get("name")) + "\" played game \"" + game.get("name")
                + "\" with the following players:" + String.join("", players);
    }

    @Test
    void noExampleThatReadsIsLeftOut() {
        TreeSet<String> names = new TreeSet<>(byIncludes());
        assertThat(names).hasSizeGreaterThan(45).noneMatch(name -> name.endsWith("-fails"));
        names.addAll(GETS.keySet());
        names.addAll(APART);
        names.addAll(GoldenErrorsIT.NAMES);
        assertThat(names).containsExactlyElementsOf(GoldenDocument.readingNames());
    }
}
