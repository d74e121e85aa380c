package io.interflux.r2dbc.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.QueryException;
import io.interflux.error.SchemaException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example of the guides that fails in Sequelize. Here it fails before any SQL, with a message that also says what there is; or it
 * works, where our semantics say so.
 */
class GoldenErrorsIT {

    /** An include of an association that the model does not have. */
    private record Refused(String example, String root, String include, String message) {}

    private static final List<Refused> REFUSED = List.of(
            new Refused(
                    "07-mn-only-user-grant-fails",
                    "user",
                    "grants",
                    "Unknown association 'grants' of model user at user; it has [profiles]"),
            new Refused(
                    "07-mn-only-profile-grant-fails",
                    "profile",
                    "grants",
                    "Unknown association 'grants' of model profile at profile; it has [users]"),
            new Refused(
                    "07-mn-only-grant-user-fails",
                    "grant",
                    "user",
                    "Unknown association 'user' of model grant at grant; it has none"),
            new Refused(
                    "07-mn-only-grant-profile-fails",
                    "grant",
                    "profile",
                    "Unknown association 'profile' of model grant at grant; it has none"),
            new Refused(
                    "08-one-to-many-user-profile-fails",
                    "user",
                    "profiles",
                    "Unknown association 'profiles' of model user at user; it has [grants]"),
            new Refused(
                    "08-one-to-many-profile-user-fails",
                    "profile",
                    "users",
                    "Unknown association 'users' of model profile at profile; it has [grants]"),
            new Refused(
                    "11-alias-include-model-fails",
                    "product",
                    "categories",
                    "Unknown association 'categories' of model product at product; it has [groups]"),
            new Refused(
                    "11-alias-wrong-alias-fails",
                    "product",
                    "nope",
                    "Unknown association 'nope' of model product at product; it has [groups]"));

    /** One many-to-many gives the other four associations too, unless told otherwise: the same as the example that declares them. */
    private static final Map<String, String> WORKS_WITH_LINKS = Map.of(
            "07-mn-only-user-grant-fails", "09-super-mn-user-grant",
            "07-mn-only-profile-grant-fails", "09-super-mn-profile-grant",
            "07-mn-only-grant-user-fails", "09-super-mn-grant-user",
            "07-mn-only-grant-profile-fails", "09-super-mn-grant-profile");

    private static final List<String> APART = List.of(
            "12b-keys-only-in-first-call",
            "13-belongsToMany-no-through-fails",
            "13-self-reference-no-alias-fails",
            "16-championship-integer-name-fails-on-pg");

    static final List<String> NAMES = Stream.concat(REFUSED.stream().map(Refused::example), APART.stream())
            .toList();

    @TestFactory
    Stream<DynamicNode> anUnknownAssociationNamesThoseThereAre() {
        Map<String, Refused> byName = REFUSED.stream().collect(Collectors.toMap(Refused::example, refused -> refused));
        List<String> names = REFUSED.stream().map(Refused::example).toList();
        return GoldenRun.onEachDatabase(
                names, (database, name) -> refuses(database, Objects.requireNonNull(byName.get(name))));
    }

    private static void refuses(TestDatabase database, Refused refused) {
        GoldenRun run = GoldenRun.of(database, GoldenDocument.named(refused.example()));
        Select<DynamicEntity> select = Select.from(refused.root()).include(refused.include());
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> run.interflux().find(select))
                .withMessage(refused.message());
        run.assertStatements(0);
    }

    @TestFactory
    Stream<DynamicNode> oneManyToManyGivesTheLinksToo() {
        return GoldenRun.onEachDatabase(
                new TreeSet<>(WORKS_WITH_LINKS.keySet()),
                (database, name) -> worksWithLinks(database, name, Objects.requireNonNull(WORKS_WITH_LINKS.get(name))));
    }

    private static void worksWithLinks(TestDatabase database, String example, String declared) {
        GoldenDocument same = GoldenDocument.named(declared);
        GoldenRun run = GoldenRun.withLinks(database, GoldenDocument.named(example));
        Select<DynamicEntity> select = new GoldenQuery(same).select(same.neutral());
        run.assertGraph(run.all(run.interflux().find(select)), same.neutral(), same.roots());
        run.assertStatements(new GoldenCost(same).statements(same.neutral(), same.roots()));
    }

    /** Sequelize's second call misses the keys of the first and reads a column that is not there. */
    @OnEachDatabase
    void keysInOneDeclarationCountForBothDirections(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("product").attribute("name", DataType.STRING);
        schema.define("category").attribute("name", DataType.STRING);
        schema.belongsToMany("product", "category")
                .through("product_categories")
                .foreignKey("objectId")
                .otherKey("typeId");
        schema.belongsToMany("category", "product").through("product_categories");
        GoldenRun run = GoldenRun.empty(database, schema.build());
        run.all(run.interflux().insertAll(List.of(DynamicEntity.of("product", Map.of("name", "Lamp")))));
        run.all(run.interflux().insertAll(List.of(DynamicEntity.of("category", Map.of("name", "Home")))));
        run.all(run.interflux()
                .insertAll(List.of(DynamicEntity.of("product_categories", Map.of("objectId", 1L, "typeId", 1L)))));
        assertOneChild(run, "product", "categories");
        assertOneChild(run, "category", "products");
    }

    private static void assertOneChild(GoldenRun run, String model, String association) {
        List<DynamicEntity> roots =
                run.all(run.interflux().find(Select.from(model).include(association)));
        assertThat(roots).singleElement().satisfies(root -> assertThat(root.many(association))
                .singleElement()
                .satisfies(child -> assertThat(child.junction().asMap()).containsOnlyKeys("objectId", "typeId")));
    }

    @Test
    void aManyToManyNeedsAJunction() {
        SchemaBuilder schema = Schema.builder();
        schema.define("user");
        schema.define("profile");
        schema.belongsToMany("user", "profile");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(schema::build)
                .withMessage(
                        "belongsToMany(user, profile) has no junction; say through(\"…\") with the name of the junction's model"
                                + " or table.");
    }

    @Test
    void aSelfManyToManyNeedsAliases() {
        SchemaBuilder schema = Schema.builder();
        schema.define("Person");
        schema.belongsToMany("Person", "Person").through("PersonChildren");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(schema::build)
                .withMessage(
                        "belongsToMany(Person, Person) links the model Person to itself and needs the names of both directions;"
                                + " say as(\"…\") and inverseAs(\"…\"), for example as(\"children\").inverseAs(\"parents\"), or inverse(false)"
                                + " for one direction only.");
    }

    /** Also where the database, as H2 does, would convert what it can. */
    @OnEachDatabase
    void textForAnIntegerIsRefusedBeforeItIsSent(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("Game2").attribute("name", DataType.INTEGER);
        GoldenRun run = GoldenRun.empty(database, schema.build());
        DynamicEntity game = DynamicEntity.of("Game2", Map.of("name", "The Big Clash"));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> run.interflux().insertAll(List.of(game)))
                .withMessageContaining("'The Big Clash' (String) does not fit attribute 'name' at Game2")
                .withMessageEndingWith(", which takes Integer");
        run.assertStatements(0);
    }
}
