package io.interflux.examples.byname;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.JunctionInclude;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import java.util.List;
import java.util.function.UnaryOperator;

/** The examples in the order of the guide, each with a schema of its own. */
final class Examples {

    private static final ModelHandle<DynamicEntity> USER = ModelHandle.of("user");
    private static final ModelHandle<DynamicEntity> PROFILE = ModelHandle.of("profile");
    private static final ModelHandle<DynamicEntity> GRANT = ModelHandle.of("grant");
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> PROFILES =
            USER.manyToMany("profiles", PROFILE, GRANT);
    private static final Select<DynamicEntity> USERS_WITH_PROFILES =
            Select.from("user").include("profiles");

    private Examples() {}

    static List<Example> all() {
        return List.of(
                throughByName(),
                throughByModel(),
                payload(),
                ownId(),
                oneToMany(),
                superManyToMany(),
                deepInclude(),
                aliases(),
                keys(),
                selfReference(),
                junctionAttributes("junction attributes: all", junction -> junction),
                junctionAttributes("junction attributes: some", junction -> junction.only(GRANT.bool("selfGranted"))),
                junctionAttributes("junction attributes: none", JunctionInclude::none));
    }

    /** The junction is generated from a name: a table with the two foreign keys, which together are its primary key. */
    static Example throughByName() {
        SchemaBuilder schema = usersAndProfiles();
        schema.belongsToMany("user", "profile").through("User_Profiles");
        List<List<DynamicEntity>> rows = List.of(Rows.users(), Rows.profiles(), Rows.links("User_Profiles"));
        return new Example("through by name", schema.build(), rows, USERS_WITH_PROFILES);
    }

    /** The junction is a model without attributes of its own, which has the same effect. */
    static Example throughByModel() {
        SchemaBuilder schema = usersAndProfiles();
        ModelDefinition junction = schema.define("User_Profile");
        schema.belongsToMany("user", "profile").through(junction);
        List<List<DynamicEntity>> rows = List.of(Rows.users(), Rows.profiles(), Rows.links("User_Profile"));
        return new Example("through by model", schema.build(), rows, USERS_WITH_PROFILES);
    }

    /** The junction carries information of its own; here p4dm3 is asked for only. */
    static Example payload() {
        SchemaBuilder schema = usersAndProfiles();
        ModelDefinition junction = schema.define("User_Profile").attribute("selfGranted", BOOLEAN);
        schema.belongsToMany("user", "profile").through(junction);
        List<List<DynamicEntity>> rows = List.of(Rows.users(), Rows.profiles(), Rows.grants("User_Profile"));
        Select<DynamicEntity> query =
                USERS_WITH_PROFILES.where(USER.text("username").eq("p4dm3"));
        return new Example("payload", schema.build(), rows, query);
    }

    /** The junction has a primary key of its own; a pair is unique all the same. */
    static Example ownId() {
        SchemaBuilder schema = usersAndProfiles();
        ModelDefinition junction = schema.define("User_Profile").id().attribute("selfGranted", BOOLEAN);
        schema.belongsToMany("user", "profile").through(junction);
        List<List<DynamicEntity>> rows = List.of(Rows.users(), Rows.profiles(), Rows.grants("User_Profile"));
        return new Example("own id", schema.build(), rows, USERS_WITH_PROFILES);
    }

    /** Two one-to-many instead: the graph has a level more. */
    static Example oneToMany() {
        SchemaBuilder schema = usersAndProfiles();
        ModelDefinition grant = schema.define("grant").attribute("selfGranted", BOOLEAN);
        schema.hasMany("user", "grant");
        schema.belongsTo("grant", "user");
        schema.hasMany("profile", "grant");
        schema.belongsTo("grant", "profile");
        List<List<DynamicEntity>> rows = List.of(Rows.users(), Rows.profiles(), Rows.grants(grant.name()));
        Select<DynamicEntity> query = Select.from("user").include("grants.profile");
        return new Example("one-to-many instead", schema.build(), rows, query);
    }

    /** The best of both worlds comes with one declaration: both ways of asking work. */
    static Example superManyToMany() {
        Select<DynamicEntity> query =
                Select.from("user").include("profiles").include("grants").include("grants.profile");
        return new Example("super many-to-many", grants(), rowsOfGrants(), query);
    }

    /** The guide's deeply nested include. */
    static Example deepInclude() {
        Select<DynamicEntity> query = Select.from("user")
                .include("grants.user")
                .include("grants.profile")
                .include("profiles.users.grants.user")
                .include("profiles.users.grants.profile");
        return new Example("deeply nested", grants(), rowsOfGrants(), query);
    }

    /** Names of both directions; they do not change the keys. */
    static Example aliases() {
        SchemaBuilder schema = productsAndCategories();
        schema.belongsToMany("product", "category")
                .through("product_categories")
                .as("groups")
                .inverseAs("items");
        Select<DynamicEntity> query = Select.from("product").include("groups.items");
        return new Example("aliases", schema.build(), rowsOfProducts("productId", "categoryId"), query);
    }

    /** Names of the junction's keys; one declaration fixes both directions. */
    static Example keys() {
        SchemaBuilder schema = productsAndCategories();
        schema.belongsToMany("product", "category")
                .through("product_categories")
                .foreignKey("objectId")
                .otherKey("typeId");
        Select<DynamicEntity> query = Select.from("category").include("products");
        return new Example("keys", schema.build(), rowsOfProducts("objectId", "typeId"), query);
    }

    /** A model that is linked to itself. */
    static Example selfReference() {
        SchemaBuilder schema = Schema.builder();
        schema.define("Person").attribute("name", STRING);
        schema.belongsToMany("Person", "Person")
                .through("PersonChildren")
                .as("Children")
                .inverseAs("Parents");
        List<List<DynamicEntity>> rows = List.of(
                Rows.named("Person", "Eve", "Abel", "Cain", "Seth", "Enoch"),
                Rows.links("PersonChildren", "PersonId", "ChildId", new long[][] {{1, 2}, {1, 3}, {1, 4}, {3, 5}}));
        Select<DynamicEntity> query = Select.from("Person").include("Children").include("Parents");
        return new Example("self-reference", schema.build(), rows, query);
    }

    private static Example junctionAttributes(String name, UnaryOperator<JunctionInclude<DynamicEntity>> attributes) {
        Select<DynamicEntity> query = Select.from(USER)
                .where(USER.text("username").eq("p4dm3"))
                .include(PROFILES, profile -> profile.through(attributes));
        return new Example(name, grants(), rowsOfGrants(), query);
    }

    private static SchemaBuilder usersAndProfiles() {
        SchemaBuilder schema = Schema.builder();
        schema.define("user").attribute("username", STRING).attribute("points", INTEGER);
        schema.define("profile").attribute("name", STRING);
        return schema;
    }

    private static Schema grants() {
        SchemaBuilder schema = usersAndProfiles();
        ModelDefinition grant = schema.define("grant").id().attribute("selfGranted", BOOLEAN);
        schema.belongsToMany("user", "profile").through(grant);
        return schema.build();
    }

    private static List<List<DynamicEntity>> rowsOfGrants() {
        return List.of(Rows.users(), Rows.profiles(), Rows.grants("grant"));
    }

    private static SchemaBuilder productsAndCategories() {
        SchemaBuilder schema = Schema.builder();
        schema.define("product").attribute("name", STRING);
        schema.define("category").attribute("name", STRING);
        return schema;
    }

    private static List<List<DynamicEntity>> rowsOfProducts(String productKey, String categoryKey) {
        return List.of(
                Rows.named("product", "Lamp", "Desk", "Orphan"),
                Rows.named("category", "Home", "Office"),
                Rows.links("product_categories", productKey, categoryKey, new long[][] {{1, 1}, {1, 2}, {2, 2}}));
    }
}
