package io.interflux.examples.byname;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.Interflux;
import io.interflux.error.QueryException;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.examples.sequelize.SequelizePage;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import reactor.core.publisher.Flux;

/** The examples of the guide whose point is a name, as the page for those who come from Sequelize shows them. */
class NamesPageIT {

    private static final long[][] PAIRS = {{1, 1}, {1, 2}, {2, 2}};

    private final SchemaBuilder schema = Schema.builder();

    private static ExampleRun stored(TestDatabase database, Schema schema, List<List<DynamicEntity>> rows) {
        ExampleRun run = ExampleRun.on(database, schema);
        run.prepare(run.interflux()
                .schema()
                .create()
                .thenMany(Flux.fromIterable(rows).concatMap(run.interflux()::insertAll)));
        return run;
    }

    @OnEachDatabase
    void theJunctionIsMadeOfAName(TestDatabase database) {
        // tag::models[]
        ModelDefinition user =
                schema.define("user").attribute("username", STRING).attribute("points", INTEGER);
        ModelDefinition profile = schema.define("profile").attribute("name", STRING);
        // end::models[]
        // tag::through-name[]
        schema.belongsToMany(user, profile).through("User_Profiles");
        // end::through-name[]
        ExampleRun run = storedLinks(database, "User_Profiles");
        assertThat(names(run, "user", "profiles"))
                .containsExactly("[Queen, Senator]", "[Senator, Jedi]", "[]", "[Jedi]");
        assertThat(run.all(run.interflux().find(Select.from("profile").include("users")), 2))
                .extracting(found -> found.many("users").size())
                .containsExactly(1, 2, 2);
    }

    @OnEachDatabase
    void theJunctionIsAModel(TestDatabase database) {
        usersAndProfiles();
        // tag::through-model[]
        ModelDefinition userProfile = schema.define("User_Profile");
        schema.belongsToMany("user", "profile").through(userProfile);
        // end::through-model[]
        assertThat(names(storedLinks(database, "User_Profile"), "user", "profiles"))
                .containsExactly("[Queen, Senator]", "[Senator, Jedi]", "[]", "[Jedi]");
    }

    @OnEachDatabase
    void theJunctionHasAttributes(TestDatabase database) {
        usersAndProfiles();
        // tag::payload[]
        ModelDefinition userProfile = schema.define("User_Profile").attribute("selfGranted", BOOLEAN);
        schema.belongsToMany("user", "profile").through(userProfile);
        // end::payload[]
        ExampleRun run = storedGrants(database);
        assertThat(run.all(run.interflux().findOne(Select.from("user").include("profiles")), 2))
                .singleElement()
                .extracting(amidala -> amidala.many("profiles").get(0).asMap().toString())
                .isEqualTo("{id=1, name=Queen, User_Profile={selfGranted=false, userId=1, profileId=1}}");
    }

    @OnEachDatabase
    void theUniqueConstraintHasAName(TestDatabase database) {
        usersAndProfiles();
        // tag::own-id[]
        ModelDefinition userProfile = schema.define("User_Profile").id().attribute("selfGranted", BOOLEAN);
        schema.belongsToMany("user", "profile").through(userProfile).uniqueKey("my_custom_unique");
        // end::own-id[]
        ExampleRun run = storedGrants(database);
        assertThat(run.interflux().schema().createScript())
                .contains("CONSTRAINT \"my_custom_unique\" UNIQUE (\"userId\", \"profileId\")");
        assertThat(names(run, "user", "profiles"))
                .containsExactly("[Queen, Senator]", "[Senator, Jedi]", "[]", "[Jedi]");
    }

    @OnEachDatabase
    void oneToManiesKnowNoProfilesOfAUser(TestDatabase database) {
        usersAndProfiles();
        // tag::one-to-many[]
        ModelDefinition grant = schema.define("grant").id().attribute("selfGranted", BOOLEAN);
        schema.hasMany("user", "grant");
        schema.belongsTo("grant", "user");
        schema.hasMany("profile", "grant");
        schema.belongsTo("grant", "profile");
        // end::one-to-many[]
        Interflux interflux = stored(
                        database, schema.build(), List.of(Rows.users(), Rows.profiles(), Rows.grants(grant.name())))
                .interflux();
        assertThatThrownBy(() -> interflux.find(Select.from("user").include("profiles")))
                .isInstanceOf(QueryException.class)
                .satisfies(NamesPageIT::isOnThePage);
    }

    @OnEachDatabase
    void oneDeclarationIsTheSuperManyToMany(TestDatabase database) {
        usersAndProfiles();
        ModelDefinition grant = schema.define("grant").id().attribute("selfGranted", BOOLEAN);
        // tag::super[]
        schema.belongsToMany("user", "profile").through(grant);
        // end::super[]
        ExampleRun run =
                stored(database, schema.build(), List.of(Rows.users(), Rows.profiles(), Rows.grants(grant.name())));
        assertThat(names(run, "user", "profiles")).hasSize(4);
        assertThat(run.all(run.interflux().find(Select.from("user").include("grants.profile")), 2))
                .hasSize(4);
    }

    @OnEachDatabase
    void aliasesAreWhatIncludesName(TestDatabase database) {
        // tag::aliases[]
        schema.define("product").attribute("name", STRING);
        schema.define("category").attribute("name", STRING);
        schema.belongsToMany("product", "category")
                .through("product_categories")
                .as("groups")
                .inverseAs("items");
        // end::aliases[]
        ExampleRun run = storedProducts(database, "productId", "categoryId");
        Interflux interflux = run.interflux();
        // tag::groups[]
        Flux<DynamicEntity> products = interflux.find(Select.from("product").include("groups"));
        // end::groups[]
        assertThat(run.all(products, 2))
                .extracting(product -> listed(product, "groups"))
                .containsExactly("[Home, Office]", "[Office]", "[]");
        SequelizePage.assertShows(NamesPageIT.class, "groups", 2);
        assertThatThrownBy(() -> interflux.find(Select.from("product").include("categories")))
                .isInstanceOf(QueryException.class)
                .satisfies(NamesPageIT::isOnThePage);
    }

    @OnEachDatabase
    void oneDeclarationNamesBothKeys(TestDatabase database) {
        products();
        // tag::keys[]
        schema.belongsToMany("product", "category")
                .through("product_categories")
                .foreignKey("objectId") // replaces productId
                .otherKey("typeId"); // replaces categoryId
        // end::keys[]
        ExampleRun run = storedProducts(database, "objectId", "typeId");
        assertThat(names(run, "category", "products")).containsExactly("[Lamp]", "[Lamp, Desk]");
        if (database.kind() == TestDatabase.Kind.POSTGRESQL) {
            assertThat(Documentation.blocks(SequelizePage.PATH, "sql")).contains(junctionTable(run.interflux()));
        }
    }

    private static String junctionTable(Interflux interflux) {
        return interflux.schema().createStatements().stream()
                .filter(statement -> statement.startsWith("CREATE TABLE \"product_categories\""))
                .findFirst()
                .orElseThrow();
    }

    @OnEachDatabase
    void peopleAreChildrenOfPeople(TestDatabase database) {
        schema.define("Person").attribute("name", STRING);
        // tag::self[]
        schema.belongsToMany("Person", "Person")
                .through("PersonChildren")
                .as("Children")
                .inverseAs("Parents");
        // end::self[]
        ExampleRun run = stored(
                database,
                schema.build(),
                List.of(
                        Rows.named("Person", "Eve", "Abel", "Cain", "Seth", "Enoch"),
                        Rows.links("PersonChildren", "PersonId", "ChildId", new long[][] {{1, 2}, {1, 3}, {1, 4}, {3, 5}
                        })));
        Interflux interflux = run.interflux();
        // tag::children[]
        Flux<DynamicEntity> people = interflux.find(Select.from("Person").include("Children.Children"));
        // end::children[]
        assertThat(run.all(people, 3))
                .extracting(person -> listed(person, "Children"))
                .containsExactly("[Abel, Cain, Seth]", "[]", "[Enoch]", "[]", "[]");
        SequelizePage.assertShows(NamesPageIT.class, "children", 3);
    }

    private void usersAndProfiles() {
        schema.define("user").attribute("username", STRING).attribute("points", INTEGER);
        schema.define("profile").attribute("name", STRING);
    }

    private void products() {
        schema.define("product").attribute("name", STRING);
        schema.define("category").attribute("name", STRING);
    }

    private ExampleRun storedLinks(TestDatabase database, String junction) {
        return stored(database, schema.build(), List.of(Rows.users(), Rows.profiles(), Rows.links(junction)));
    }

    private ExampleRun storedGrants(TestDatabase database) {
        return stored(database, schema.build(), List.of(Rows.users(), Rows.profiles(), Rows.grants("User_Profile")));
    }

    private ExampleRun storedProducts(TestDatabase database, String productKey, String categoryKey) {
        return stored(
                database,
                schema.build(),
                List.of(
                        Rows.named("product", "Lamp", "Desk", "Orphan"),
                        Rows.named("category", "Home", "Office"),
                        Rows.links("product_categories", productKey, categoryKey, PAIRS)));
    }

    /** What is associated with each root, by two statements. */
    private static List<String> names(ExampleRun run, String model, String association) {
        return run.all(run.interflux().find(Select.from(model).include(association)), 2).stream()
                .map(root -> listed(root, association))
                .toList();
    }

    private static String listed(DynamicEntity root, String association) {
        return root.many(association).stream()
                .map(child -> child.get("name"))
                .toList()
                .toString();
    }

    private static void isOnThePage(Throwable error) {
        assertThat(Documentation.blocks(SequelizePage.PATH, "")).contains(error.getMessage());
    }
}
