package io.interflux.plan;

import static io.interflux.plan.PlannedSql.assertSql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.plan.RecursiveStep.Rows;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a recursive include sends for each level, and what it refuses. */
class RecursionPlanTest {

    private static final String PEOPLE =
            "SELECT t0.\"id\", t0.\"name\", t0.\"parentId\", t0.\"homeId\" FROM \"people\" t0";
    private static final String LINKS = "SELECT t0.\"fromId\", t0.\"toId\", t0.\"since\" FROM \"friendship\" t0";

    @Entity
    record Category(@Id @Generated Long id, Long parentId, @HasMany(foreignKey = "parentId") List<Category> children) {}

    private final Schema schema = schema();
    private final ModelHandle<DynamicEntity> person = ModelHandle.of("person");
    private final ModelHandle<DynamicEntity> home = ModelHandle.of("home");
    private final ModelHandle<DynamicEntity> friendship = ModelHandle.of("friendship");
    private final ToManyHandle<DynamicEntity, DynamicEntity> children = person.toMany("children", person);
    private final ToOneHandle<DynamicEntity, DynamicEntity> parent = person.toOne("parent", person);
    private final ToOneHandle<DynamicEntity, DynamicEntity> homeOfPerson = person.toOne("home", home);
    private final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> friends =
            person.manyToMany("friends", person, friendship);

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition person = s.define("person").table("people").attribute("name", DataType.STRING);
        ModelDefinition home = s.define("home").attribute("city", DataType.STRING);
        s.belongsTo(person, person).as("parent").foreignKey("parentId");
        s.hasMany(person, person).as("children").foreignKey("parentId");
        s.belongsTo(person, home);
        s.hasMany(home, person).as("tenants");
        s.belongsToMany(person, person)
                .through("friendship", j -> j.attribute("since", DataType.INTEGER))
                .as("friends")
                .inverseAs("admirers")
                .foreignKey("fromId")
                .otherKey("toId");
        return s.build();
    }

    private RecursiveStep step(Select<?> select) {
        return (RecursiveStep) PlannedSql.plan(select, schema, PostgreSqlDialect.INSTANCE)
                .roots()
                .steps()
                .get(0);
    }

    @Test
    void childrenByForeignKeyAreOneStatementForEachLevel() {
        Select<?> select = Select.from(person).include(children, c -> c.recursive());
        assertSql(
                schema,
                select,
                PEOPLE + " ORDER BY t0.\"id\"",
                PEOPLE + " WHERE t0.\"parentId\" = ANY($1::int8[]) ORDER BY t0.\"id\"");
        assertThat(step(select).rows()).isEqualTo(Rows.WITH_LINKS);
    }

    @Test
    void upwardsTheParentsAreFoundByTheirKey() {
        assertSql(
                schema,
                Select.from(person).include(parent, p -> p.recursive(4)),
                PEOPLE + " ORDER BY t0.\"id\"",
                PEOPLE + " WHERE t0.\"id\" = ANY($1::int8[]) ORDER BY t0.\"id\"");
    }

    @Test
    void conditionsOrderAndLimitHoldAtEachLevel() {
        Select<?> select = Select.from(person).include(children, c -> c.recursive()
                .where(person.text("name").like("A%"))
                .optional()
                .orderBy(person.text("name").desc())
                .limit(2));
        assertThat(PlannedSql.of(select, schema, PostgreSqlDialect.INSTANCE).get(1))
                .isEqualTo("SELECT r.c0, r.c1, r.c2, r.c3 FROM (SELECT t0.\"id\" AS c0, t0.\"name\" AS c1,"
                        + " t0.\"parentId\" AS c2, t0.\"homeId\" AS c3, ROW_NUMBER() OVER (PARTITION BY t0.\"parentId\""
                        + " ORDER BY t0.\"name\" DESC, t0.\"id\") AS rn FROM \"people\" t0"
                        + " WHERE t0.\"parentId\" = ANY($1::int8[]) AND t0.\"name\" LIKE $2 ESCAPE '\\') r"
                        + " WHERE r.rn > $3 AND r.rn <= $4 ORDER BY r.rn");
    }

    @Test
    void whatTheBlockIncludesIsReadForAllLevels() {
        assertSql(
                schema,
                Select.from(person).include(children, c -> c.recursive()
                        .only(person.text("name"))
                        .include(homeOfPerson, h -> h.required())
                        .include(friends, f -> f.through(t -> t.none()))),
                PEOPLE + " ORDER BY t0.\"id\"",
                "SELECT t0.\"name\", t1.\"id\", t1.\"city\", t0.\"id\", t0.\"parentId\" FROM \"people\" t0"
                        + " JOIN \"homes\" t1 ON t1.\"id\" = t0.\"homeId\""
                        + " WHERE t0.\"parentId\" = ANY($1::int8[]) ORDER BY t0.\"id\"",
                "SELECT t0.\"fromId\", t0.\"toId\" FROM \"friendship\" t0 WHERE t0.\"fromId\" = ANY($1::int8[])"
                        + " ORDER BY «t0.\"fromId\", t0.\"toId\"|t0.\"toId\"»",
                PEOPLE + " WHERE t0.\"id\" = ANY($1::int8[])");
    }

    @Test
    void aConditionRequiresTheFirstLevelOnly() {
        assertSql(
                schema,
                Select.from(person).include(children, c -> c.recursive()
                        .where(person.text("name").eq("Ada"))),
                PEOPLE + " WHERE EXISTS (SELECT 1 FROM \"people\" t1 WHERE t1.\"parentId\" = t0.\"id\""
                        + " AND t1.\"name\" = $1) ORDER BY t0.\"id\"",
                PEOPLE + " WHERE t0.\"parentId\" = ANY($1::int8[]) AND t0.\"name\" = $2 ORDER BY t0.\"id\"");
    }

    @Test
    void aManyToManyReadsLinksForEachLevelAndTheRowsOnce() {
        Select<?> select = Select.from(person).include(friends, f -> f.recursive());
        assertSql(
                schema,
                select,
                PEOPLE + " ORDER BY t0.\"id\"",
                LINKS + " WHERE t0.\"fromId\" = ANY($1::int8[]) ORDER BY «t0.\"fromId\", t0.\"toId\"|t0.\"toId\"»",
                PEOPLE + " WHERE t0.\"id\" = ANY($1::int8[])");
        assertThat(step(select).rows()).isEqualTo(Rows.AT_END);
    }

    @Test
    void linksAreFilteredOrderedAndLimitedAtEachLevel() {
        Select<?> select = Select.from(person).include(friends, f -> f.recursive(3)
                .through(t -> t.none()
                        .where(friendship.attribute("since", Integer.class).greaterThan(2000)))
                .orderBy(friends.junction(friendship.attribute("since", Integer.class))
                        .desc())
                .limit(5));
        assertThat(PlannedSql.of(select, schema, PostgreSqlDialect.INSTANCE).get(1))
                .isEqualTo("SELECT r.c0, r.c1 FROM (SELECT t0.\"fromId\" AS c0, t0.\"toId\" AS c1,"
                        + " ROW_NUMBER() OVER (PARTITION BY t0.\"fromId\" ORDER BY t0.\"since\" DESC, t0.\"toId\")"
                        + " AS rn FROM \"friendship\" t0 WHERE t0.\"fromId\" = ANY($1::int8[])"
                        + " AND t0.\"since\" > $2) r WHERE r.rn > $3 AND r.rn <= $4 ORDER BY r.rn");
    }

    @Test
    void severalRelationsReadKeysAndTheRowsOnce() {
        Select<?> select = Select.from(person)
                .include(
                        children,
                        c -> c.recursive(r -> r.along(
                                friends,
                                f -> f.where(person.text("name").eq("Ada")).optional())));
        assertSql(
                schema,
                select,
                PEOPLE + " ORDER BY t0.\"id\"",
                "SELECT t0.\"parentId\", t0.\"id\" FROM \"people\" t0 WHERE t0.\"parentId\" = ANY($1::int8[])"
                        + " ORDER BY t0.\"id\"",
                LINKS + " JOIN \"people\" t1 ON t1.\"id\" = t0.\"toId\" WHERE t0.\"fromId\" = ANY($1::int8[])"
                        + " AND t1.\"name\" = $2 ORDER BY «t0.\"fromId\", t0.\"toId\"|t0.\"toId\"»",
                PEOPLE + " WHERE t0.\"id\" = ANY($1::int8[])");
        assertThat(step(select).rows()).isEqualTo(Rows.AT_END);
    }

    @Test
    void upAndDownTheRowsAreReadAfterEachLevelSinceTheyHoldTheNextKeys() {
        Select<?> select = Select.from(person).include("children", c -> c.recursive(r -> r.along("parent")));
        assertSql(
                schema,
                select,
                PEOPLE + " ORDER BY t0.\"id\"",
                "SELECT t0.\"parentId\", t0.\"id\" FROM \"people\" t0 WHERE t0.\"parentId\" = ANY($1::int8[])"
                        + " ORDER BY t0.\"id\"",
                "SELECT t0.\"id\" FROM \"people\" t0 WHERE t0.\"id\" = ANY($1::int8[]) ORDER BY t0.\"id\"",
                PEOPLE + " WHERE t0.\"id\" = ANY($1::int8[])");
        assertThat(step(select).rows()).isEqualTo(Rows.EACH_LEVEL);
    }

    @Test
    void aRequiredToOneThatIsFollowedBesideLeavesParentsOut() {
        Select<?> select =
                Select.from(person).include("children", c -> c.recursive(r -> r.along("parent", p -> p.required())));
        assertThat(PlannedSql.of(select, schema, PostgreSqlDialect.INSTANCE).get(0))
                .isEqualTo(PEOPLE + " WHERE EXISTS (SELECT 1 FROM \"people\" t1 WHERE t1.\"id\" = t0.\"parentId\")"
                        + " ORDER BY t0.\"id\"");
    }

    @Test
    void compositeKeysTravelAsSeveralArrays() {
        SchemaBuilder s = Schema.builder();
        s.define("place").id("region", DataType.STRING).id("number", DataType.INTEGER);
        s.hasMany("place", "place").as("parts").foreignKey("wholeRegion", "wholeNumber");
        Select<?> select = Select.from("place").include("parts", p -> p.recursive());
        Schema places = s.build();
        String columns =
                "SELECT t0.\"region\", t0.\"number\", t0.\"wholeRegion\", t0.\"wholeNumber\" FROM \"places\" t0";
        assertThat(PlannedSql.of(select, places, PostgreSqlDialect.INSTANCE))
                .containsExactly(
                        columns + " ORDER BY t0.\"region\", t0.\"number\"",
                        columns + " JOIN unnest($1::text[], $2::int4[]) k(\"c0\", \"c1\")"
                                + " ON t0.\"wholeRegion\" = k.\"c0\" AND t0.\"wholeNumber\" = k.\"c1\""
                                + " ORDER BY t0.\"region\", t0.\"number\"");
        assertThat(PlannedSql.of(select, places, H2Dialect.INSTANCE)).hasSize(2);
    }

    private void assertRefused(Select<?> select, String message) {
        assertThatThrownBy(() -> PlannedSql.plan(select, schema, PostgreSqlDialect.INSTANCE))
                .isInstanceOf(QueryException.class)
                .hasMessage(message);
    }

    @Test
    void anAssociationThatLeadsElsewhereCannotRecurse() {
        assertRefused(
                Select.from(person).include(homeOfPerson, h -> h.recursive()),
                "The option recursive cannot apply to the include person.home: person.home (belongsTo home) leads from"
                        + " person to home, where it does not go on; only an association of a model with itself can");
        assertRefused(
                Select.from(person).include("children", c -> c.recursive(r -> r.along("home"))),
                "The option recursive cannot apply to the include person.home: person.home (belongsTo home) leads from"
                        + " person to home, where it does not go on; only an association of a model with itself can");
    }

    @Test
    void theSameNameTwiceIsRefused() {
        assertRefused(
                Select.from(person).include("friends").include(children, c -> c.recursive(r -> r.along(friends))),
                "The option recursive cannot apply to the include person.friends: person.friends (belongsToMany person"
                        + " through friendship) is included twice at the same level; give one of them another name by"
                        + " as(\"…\")");
        assertRefused(
                Select.from(person).include(children, c -> c.recursive(r -> r.along(children))),
                "The option recursive cannot apply to the include person.children: person.children (hasMany person) is"
                        + " included twice at the same level; give one of them another name by as(\"…\")");
        assertRefused(
                Select.from(person).include(children, c -> c.recursive().include(children)),
                "The option recursive cannot apply to the include person.children: person.children (hasMany person) is"
                        + " included again in the block of person.children, which the recursion does by itself; leave it"
                        + " out there");
    }

    @Test
    void whatIsReadOfARowIsSaidOnce() {
        assertRefused(
                Select.from(person)
                        .include(children, c -> c.recursive(r -> r.along(friends, f -> f.include(homeOfPerson)))),
                "The option recursive cannot apply to the include person.children: person.children (hasMany person)"
                        + " follows friends, which has only(…) or include(…) of its own; what is read of a row is the"
                        + " same however it is reached, so say it at children");
        assertRefused(
                Select.from(person).include(children, c -> c.recursive(r -> r.along(friends, f -> f.recursive()))),
                "The option recursive cannot apply to the include person.children: person.children (hasMany person)"
                        + " follows friends, which is recursive itself; leave recursive() out there");
    }

    @Test
    void optionsThatTheKindDoesNotHaveAreRefusedAlongToo() {
        assertRefused(
                Select.from(person).include("children", c -> c.recursive(r -> r.along("parent", p -> p.limit(3)))),
                "The option limit or offset cannot apply to the include person.parent: person.parent (belongsTo"
                        + " person) has one row at most");
        assertRefused(
                Select.from(person).include(children, c -> c.recursive().strategy(Strategy.BATCH)),
                "The option recursive cannot apply to the include person.children: person.children (hasMany person) has"
                        + " the strategy BATCH, but a recursion is read level by level; leave strategy(…) out");
    }

    @Test
    void rowsWithoutAKeyCannotBeKnownAgain() {
        SchemaBuilder s = Schema.builder();
        s.define("note").noPrimaryKey().attribute("code", DataType.LONG, code -> code.unique());
        s.hasMany("note", "note").as("replies").foreignKey("replyTo").sourceKey("code");
        Schema notes = s.build();
        assertThatThrownBy(() -> PlannedSql.plan(
                        Select.from("note").include("replies", r -> r.recursive()), notes, PostgreSqlDialect.INSTANCE))
                .isInstanceOf(QueryException.class)
                .hasMessage("The option recursive cannot apply to the include note.replies: note.replies (hasMany note)"
                        + " needs a primary key of note to know its rows again; define one");
    }

    @Test
    void aRecordNeedsAPlaceForWhatIsFollowed() {
        Schema records = Schema.of(Category.class);
        ModelHandle<Category> category = ModelHandle.of(Category.class);
        ToManyHandle<Category, Category> below = category.toMany("children", category);
        assertThat(PlannedSql.of(
                        Select.from(category).include(below, c -> c.recursive()), records, PostgreSqlDialect.INSTANCE))
                .hasSize(2);
        assertThatThrownBy(() -> PlannedSql.plan(
                        Select.from(category).include(below.as("kids"), c -> c.recursive()),
                        records,
                        PostgreSqlDialect.INSTANCE))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("Category has no component for the include kids of ");
    }
}
