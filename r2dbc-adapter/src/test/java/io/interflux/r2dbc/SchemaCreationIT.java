package io.interflux.r2dbc;

import static io.interflux.model.DataType.JSON;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static io.interflux.model.DataType.TIME;
import static io.interflux.model.DataType.UUID;
import static io.interflux.r2dbc.Statements.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.interflux.Interflux;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.ConstraintViolationException.Kind;
import io.interflux.error.DatabaseException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The tables that a schema creates do what it says. */
class SchemaCreationIT {

    private static final String INDEXES_OF_H2 =
            "SELECT INDEX_NAME FROM INFORMATION_SCHEMA.INDEXES WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'";
    private static final String INDEXES_OF_POSTGRESQL =
            "SELECT indexname::text FROM pg_indexes WHERE schemaname NOT IN ('pg_catalog', 'information_schema')";

    private static Interflux interflux(TestDatabase database, Consumer<SchemaBuilder> models) {
        SchemaBuilder builder = Schema.builder();
        models.accept(builder);
        return R2dbcInterflux.create(database.pool(1), builder.build());
    }

    private static Interflux created(TestDatabase database, Consumer<SchemaBuilder> models) {
        Interflux interflux = interflux(database, models);
        interflux.schema().create().block(LIMIT);
        return interflux;
    }

    private static DynamicEntity insert(Interflux interflux, String model, Map<String, ?> values) {
        return interflux
                .insert(DynamicEntity.of(model, values))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static ConstraintViolationException violation(Interflux interflux, String model, Map<String, ?> values) {
        return catchThrowableOfType(ConstraintViolationException.class, () -> insert(interflux, model, values));
    }

    private static Object id(DynamicEntity entity) {
        return Objects.requireNonNull(entity.get("id"));
    }

    private static void grants(SchemaBuilder s) {
        s.define("user").attribute("username", STRING);
        s.define("profile").attribute("name", STRING);
        s.belongsToMany("user", "profile").through("grant", grant -> grant.id().table("grants"));
    }

    @OnEachDatabase
    void aPairIsLinkedOnceAndItsLinksGoWithEitherEnd(TestDatabase database) {
        Interflux interflux = created(database, SchemaCreationIT::grants);
        Object user = id(insert(interflux, "user", Map.of("username", "p4dm3")));
        Object queen = id(insert(interflux, "profile", Map.of("name", "Queen")));
        Object pilot = id(insert(interflux, "profile", Map.of("name", "Pilot")));
        insert(interflux, "grant", Map.of("userId", user, "profileId", queen));
        insert(interflux, "grant", Map.of("userId", user, "profileId", pilot));

        ConstraintViolationException twice = violation(interflux, "grant", Map.of("userId", user, "profileId", queen));
        assertThat(twice.kind()).isEqualTo(Kind.UNIQUE);
        assertThat(twice.constraint()).isEqualTo("grants_userId_profileId_key");
        assertThat(twice.table()).isEqualTo("grants");

        database.execute("DELETE FROM \"profiles\" WHERE \"name\" = 'Queen'");
        assertThat(database.column("SELECT \"profileId\" FROM \"grants\"")).containsExactly(pilot);
        database.execute("DELETE FROM \"users\"");
        assertThat(database.column("SELECT \"profileId\" FROM \"grants\"")).isEmpty();
    }

    @OnEachDatabase
    void bothDirectionsOfAJunctionAreIndexed(TestDatabase database) {
        created(database, SchemaCreationIT::grants);
        String query = database.kind() == TestDatabase.Kind.H2 ? INDEXES_OF_H2 : INDEXES_OF_POSTGRESQL;
        assertThat(database.column(query))
                .anyMatch(name -> name.toString().startsWith("grants_userId_profileId_key"))
                .contains("grants_profileId_idx");
    }

    @OnEachDatabase
    void tablesThatReferToEachOtherAreCreated(TestDatabase database) {
        Interflux interflux = created(database, s -> {
            s.define("department").attribute("name", STRING);
            s.define("employee").attribute("name", STRING);
            s.belongsTo("department", "employee").as("head");
            s.belongsTo("employee", "department").notNull();
            s.belongsTo("employee", "employee").as("mentor");
        });
        Object department = id(insert(interflux, "department", Map.of("name", "Research")));
        Object yoda = id(insert(interflux, "employee", Map.of("name", "Yoda", "departmentId", department)));
        insert(interflux, "employee", Map.of("name", "Luke", "departmentId", department, "mentorId", yoda));
        insert(interflux, "department", Map.of("name", "Council", "headId", yoda));

        ConstraintViolationException nobody =
                violation(interflux, "department", Map.of("name", "Senate", "headId", 99));
        assertThat(nobody.kind()).isEqualTo(Kind.FOREIGN_KEY);
        assertThat(nobody.constraint()).isEqualTo("departments_headId_fkey");
        assertThat(violation(interflux, "employee", Map.of("departmentId", department, "mentorId", 99))
                        .constraint())
                .isEqualTo("employees_mentorId_fkey");
    }

    private static void things(SchemaBuilder s, DataType<String> color) {
        s.define("thing")
                .table("lager", "Ding \"1\"")
                .id("code", UUID)
                .attribute("color", color)
                .attribute("at", TIME)
                .attribute("document", JSON)
                .attribute("tags", DataType.arrayOf(STRING));
        s.belongsTo("thing", "thing").as("parent");
    }

    @OnEachDatabase
    void schemasQuotesAndEnumsAreTakenAsTheyAre(TestDatabase database) {
        DataType<String> colors = DataType.enumOf("RED", "it's", "a;b\\c");
        Interflux interflux = created(database, s -> things(s, colors));
        java.util.UUID code = java.util.UUID.randomUUID();
        DynamicEntity thing = insert(interflux, "thing", Map.of("code", code, "color", "a;b\\c"));
        assertThat(thing.get("color")).isEqualTo("a;b\\c");
        assertThat(thing.get("parentCode")).isNull();

        Interflux lax = interflux(database, s -> things(s, DataType.string(5)));
        ConstraintViolationException green =
                violation(lax, "thing", Map.of("code", java.util.UUID.randomUUID(), "color", "GREEN"));
        assertThat(green.kind()).isEqualTo(Kind.CHECK);
    }

    @OnEachDatabase
    void namesOfAnyLengthAreWithinTheLimit(TestDatabase database) {
        String longest = "x".repeat(Math.min(63, database.dialect().maxIdentifierBytes()));
        Interflux interflux = created(database, s -> {
            s.define("a")
                    .table(longest)
                    .attribute(longest, LONG, a -> a.unique())
                    .attribute("other", LONG, a -> a.unique());
            s.belongsTo("a", "a").as("one").foreignKey(longest);
        });
        assertThat(violation(interflux, "a", Map.of(longest, 7)).kind()).isEqualTo(Kind.FOREIGN_KEY);
    }

    @OnEachDatabase
    void theScriptIsWhatCreateRuns(TestDatabase database) {
        Interflux interflux = interflux(database, SchemaCreationIT::grants);
        database.execute(interflux.schema().createScript().split(";\n"));
        assertThat(id(insert(interflux, "user", Map.of()))).isEqualTo(1L);
    }

    @OnEachDatabase
    void aTableThatExistsIsAnError(TestDatabase database) {
        Interflux interflux = created(database, SchemaCreationIT::grants);
        DatabaseException error = catchThrowableOfType(
                DatabaseException.class, () -> interflux.schema().create().block(LIMIT));
        assertThat(error.sqlState()).isEqualTo(database.kind() == TestDatabase.Kind.H2 ? "42S01" : "42P07");
        assertThat(error.sql()).startsWith("CREATE TABLE \"users\"");
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void afterAnErrorThereIsNoTable(TestDatabase database) {
        database.execute("CREATE TABLE \"profiles\"(x INTEGER)");
        Interflux interflux = interflux(database, SchemaCreationIT::grants);
        assertThat(catchThrowableOfType(
                        DatabaseException.class,
                        () -> interflux.schema().create().block(LIMIT)))
                .isNotNull();
        assertThat(database.column("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo(List.of("profiles"));
    }
}
