package io.interflux.r2dbc.golden;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;
import static io.interflux.model.DataType.TEXT;
import static io.interflux.r2dbc.golden.GoldenDocument.stream;
import static io.interflux.r2dbc.golden.GoldenDocument.texts;
import static io.interflux.r2dbc.golden.GoldenSchema.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The guides' schemas, declared as shortly as the guides do, get the names that Sequelize gives: tables, keys, aliases, junction rows. Not
 * compared are the types of keys (ours have 64 bits) and the columns createdAt and updatedAt, which Sequelize adds to junctions.
 */
class GoldenConventionsTest {

    private static final Set<String> ADDED_BY_SEQUELIZE = Set.of("createdAt", "updatedAt");

    @TestFactory
    Stream<DynamicTest> shortDeclarationsGiveTheGuidesNames() {
        return Stream.of(
                same("01-string-through-notimestamps", throughByName()),
                same("02-model-through", throughByModel()),
                same("06-through-own-id", ownId()),
                same("07-mn-only-user-profile", grants()),
                same("08-one-to-many-user-grant", oneToMany()),
                same("09-super-mn-deep", grants()),
                same("11-alias-string", aliases()),
                same("12-foreignKey-otherKey", keys()),
                same("12c-foreignKey-in-each-call-no-otherKey", foreignKeyInEachCall()),
                same("13-self-reference-children", children()),
                same("13-self-reference-both-sides", childrenAndParents()),
                same("16-championship-all-games", championship()),
                same("17-medium-getReadingList", medium()),
                same("18-instagram-both", instagram()));
    }

    private static SchemaBuilder usersAndProfiles() {
        SchemaBuilder s = Schema.builder();
        s.define("user").attribute("username", STRING).attribute("points", INTEGER);
        s.define("profile").attribute("name", STRING);
        return s;
    }

    private static SchemaBuilder throughByName() {
        SchemaBuilder s = usersAndProfiles();
        s.belongsToMany("user", "profile").through("User_Profiles");
        return s;
    }

    private static SchemaBuilder throughByModel() {
        SchemaBuilder s = usersAndProfiles();
        s.define("User_Profile");
        s.belongsToMany("user", "profile").through("User_Profile");
        return s;
    }

    private static SchemaBuilder ownId() {
        SchemaBuilder s = usersAndProfiles();
        s.define("User_Profile").id().attribute("selfGranted", BOOLEAN);
        s.belongsToMany("user", "profile").through("User_Profile");
        return s;
    }

    private static SchemaBuilder grants() {
        SchemaBuilder s = usersAndProfiles();
        s.define("grant").id().attribute("selfGranted", BOOLEAN);
        s.belongsToMany("user", "profile").through("grant");
        return s;
    }

    private static SchemaBuilder oneToMany() {
        SchemaBuilder s = usersAndProfiles();
        s.define("grant").attribute("selfGranted", BOOLEAN);
        s.hasMany("user", "grant");
        s.belongsTo("grant", "user");
        s.hasMany("profile", "grant");
        s.belongsTo("grant", "profile");
        return s;
    }

    private static SchemaBuilder productsAndCategories() {
        SchemaBuilder s = Schema.builder();
        s.define("product").attribute("name", STRING);
        s.define("category").attribute("name", STRING);
        return s;
    }

    private static SchemaBuilder aliases() {
        SchemaBuilder s = productsAndCategories();
        s.belongsToMany("product", "category")
                .through("product_categories")
                .as("groups")
                .inverseAs("items");
        return s;
    }

    private static SchemaBuilder keys() {
        SchemaBuilder s = productsAndCategories();
        s.belongsToMany("product", "category")
                .through("product_categories")
                .foreignKey("objectId")
                .otherKey("typeId");
        return s;
    }

    private static SchemaBuilder foreignKeyInEachCall() {
        SchemaBuilder s = productsAndCategories();
        s.belongsToMany("product", "category").through("product_categories").foreignKey("objectId");
        s.belongsToMany("category", "product").through("product_categories").foreignKey("typeId");
        return s;
    }

    private static SchemaBuilder people() {
        SchemaBuilder s = Schema.builder();
        s.define("Person").attribute("name", STRING);
        return s;
    }

    private static SchemaBuilder children() {
        SchemaBuilder s = people();
        s.belongsToMany("Person", "Person")
                .through("PersonChildren")
                .as("Children")
                .inverse(false);
        return s;
    }

    private static SchemaBuilder childrenAndParents() {
        SchemaBuilder s = people();
        s.belongsToMany("Person", "Person").through("PersonChildren").as("Children");
        s.belongsToMany("Person", "Person").through("PersonChildren").as("Parents");
        return s;
    }

    private static SchemaBuilder championship() {
        SchemaBuilder s = Schema.builder();
        s.define("Player").attribute("username", STRING);
        s.define("Team").attribute("name", STRING);
        s.define("Game").attribute("name", STRING);
        s.define("GameTeam").id();
        s.define("PlayerGameTeam").id();
        s.belongsToMany("Team", "Game").through("GameTeam");
        s.belongsToMany("Player", "GameTeam").through("PlayerGameTeam");
        return s;
    }

    private static SchemaBuilder medium() {
        SchemaBuilder s = Schema.builder();
        s.define("MediumUser")
                .table("medium_users")
                .attribute("username", STRING)
                .attribute("email", STRING);
        s.define("MediumArticle")
                .table("medium_articles")
                .attribute("title", STRING)
                .attribute("body", TEXT);
        s.define("MediumReadingList").table("user_reading_list");
        s.hasMany("MediumUser", "MediumArticle").as("articles").foreignKey("authorId");
        s.belongsTo("MediumArticle", "MediumUser").as("author");
        s.belongsToMany("MediumUser", "MediumArticle")
                .through("MediumReadingList")
                .as("reading_list")
                .foreignKey("userId");
        s.belongsToMany("MediumArticle", "MediumUser")
                .through("MediumReadingList")
                .as("articles")
                .foreignKey("articleId");
        return s;
    }

    private static SchemaBuilder instagram() {
        SchemaBuilder s = Schema.builder();
        s.define("User").table("users").attribute("username", STRING).attribute("email", STRING);
        s.define("UserFollower").table("user_followers");
        s.belongsToMany("User", "User").through("UserFollower").as("followers").foreignKey("userId");
        s.belongsToMany("User", "User").through("UserFollower").as("following").foreignKey("followerId");
        return s;
    }

    private static DynamicTest same(String name, SchemaBuilder declared) {
        return DynamicTest.dynamicTest(name, () -> assertSame(GoldenDocument.named(name), declared.build()));
    }

    private static void assertSame(GoldenDocument document, Schema schema) {
        assertThat(schema.models().stream().map(Model::name))
                .containsExactlyInAnyOrderElementsOf(stream(document.json().get("models"))
                        .map(model -> text(model, "name"))
                        .toList());
        document.json()
                .get("models")
                .forEach(expected -> assertSame(
                        expected, schema.model(text(expected, "name")).orElseThrow()));
        document.json().get("associations").forEach(expected -> assertSame(expected, association(schema, expected)));
    }

    private static void assertSame(JsonNode expected, Model model) {
        assertThat(model.table().name()).isEqualTo(text(expected, "table"));
        assertThat(names(model.primaryKey())).containsExactlyInAnyOrder(texts(expected.get("primaryKey")));
        Set<String> columns = stream(expected.get("columns"))
                .map(column -> text(column, "field"))
                .filter(column -> !ADDED_BY_SEQUELIZE.contains(column))
                .collect(Collectors.toSet());
        assertThat(model.attributes().stream().map(Attribute::column))
                .as("columns of " + model)
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    private static Association association(Schema schema, JsonNode expected) {
        return schema.model(text(expected, "source"))
                .flatMap(model -> model.association(text(expected, "as")))
                .orElseThrow(() -> new AssertionError("There is no " + expected));
    }

    private static void assertSame(JsonNode expected, Association association) {
        assertThat(association.toString()).contains("(" + text(expected, "kind") + " ");
        assertThat(association.target().name()).isEqualTo(text(expected, "target"));
        String foreignKey = text(expected, "foreignKey");
        if (association instanceof BelongsToManyAssociation many) {
            assertThat(many.junction().name()).isEqualTo(text(expected, "through"));
            assertThat(many.junctionName()).isEqualTo(text(expected, "through"));
            assertThat(names(many.junctionSourceKey())).containsExactly(foreignKey);
            assertThat(names(many.junctionTargetKey())).containsExactly(text(expected, "otherKey"));
        } else {
            boolean owned = text(expected, "kind").equals("belongsTo");
            Key key = owned ? association.sourceKey() : association.targetKey();
            assertThat(names(key)).containsExactly(foreignKey);
        }
    }

    private static List<String> names(@Nullable Key key) {
        return key == null
                ? List.of()
                : key.attributes().stream().map(Attribute::name).toList();
    }
}
