package io.interflux.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Mappings;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.AttributeReference;
import io.interflux.query.Condition;
import io.interflux.query.ConditionSpec;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Queries that do not fit the schema are refused before any statement, with what is available. */
class PlannerErrorsTest {

    @Entity
    record Author(@Id @Generated Long id, String name, @BelongsToMany(through = Credit.class) List<Book> books) {}

    @Entity
    record Book(@Id @Generated Long id, String title, @BelongsToMany(through = Credit.class) List<Author> authors) {}

    @Entity
    record Credit(@Id @Generated Long id, String role, Long authorId, Long bookId) {}

    private final Schema guide = PlanSchemas.guide();
    private final Schema league = PlanSchemas.league();
    private final ModelHandle<DynamicEntity> user = ModelHandle.of("user");
    private final ModelHandle<DynamicEntity> profile = ModelHandle.of("profile");
    private final ModelHandle<DynamicEntity> grant = ModelHandle.of("grant");
    private final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> profiles =
            user.manyToMany("profiles", profile, grant);
    private final ToManyHandle<DynamicEntity, DynamicEntity> grants = user.toMany("grants", grant);
    private final ModelHandle<DynamicEntity> match = ModelHandle.of("match");
    private final ModelHandle<DynamicEntity> team = ModelHandle.of("team");
    private final ToOneHandle<DynamicEntity, DynamicEntity> home = match.toOne("home", team);

    private static void assertRefused(Schema schema, Select<?> select, String message) {
        assertThatThrownBy(() -> PlannedSql.plan(select, schema, PostgreSqlDialect.INSTANCE))
                .isInstanceOf(QueryException.class)
                .hasMessage(message);
    }

    private void assertConditionRefused(Condition<DynamicEntity> condition, String message) {
        assertRefused(guide, Select.from(user).where(condition), message);
    }

    @Test
    void unknownModel() {
        assertRefused(
                guide,
                Select.from("usr"),
                "The schema has no model usr; it has [user, profile, grant] (did you mean user?)");
        assertRefused(guide, Select.from(Book.class), "The schema has no model Book; it has [user, profile, grant]");
    }

    @Test
    void unknownAttribute() {
        assertConditionRefused(
                user.attribute("usrname").eq("x"),
                "Unknown attribute 'usrname' of model user at user; it has [id, username, points]"
                        + " (did you mean username?)");
        assertRefused(
                guide,
                Select.from(user).only(user.attribute("nothing")),
                "Unknown attribute 'nothing' of model user at user; it has [id, username, points]");
        assertRefused(
                guide,
                Select.from(user).include(profiles, p -> p.through(t -> t.only(grant.attribute("self")))),
                "Unknown attribute 'self' of model grant at user.profiles through grant;"
                        + " it has [id, selfGranted, userId, profileId]");
    }

    @Test
    void unknownAssociation() {
        assertRefused(
                guide,
                Select.from(user).include("grants.profil"),
                "Unknown association 'profil' of model grant at user.grants; it has [user, profile]"
                        + " (did you mean profile?)");
        assertConditionRefused(
                user.toMany("grant", grant).any(),
                "Unknown association 'grant' of model user at user; it has [profiles, grants] (did you mean grants?)");
    }

    @Test
    void unknownPartOfAWayToOrderBy() {
        Select<?> select = Select.from(match)
                .include(home.as("host"))
                .orderBy(home.as("hosst").to(team.attribute("name")).asc());
        assertRefused(
                league,
                select,
                "Unknown association or alias 'hosst' of model match at match; it has [home, away, host]"
                        + " (did you mean host?)");
        assertRefused(
                league,
                Select.from(match)
                        .orderBy(home.to(team.toOne("confed", team))
                                .to(team.attribute("name"))
                                .asc()),
                "Unknown association 'confed' of model team at match;"
                        + " it has [confederation, coach, badge, homeMatches]");
        assertRefused(
                league,
                Select.from(match).orderBy(home.to(team.attribute("nam")).asc()),
                "Unknown attribute 'nam' of model team at match; it has [id, name, confederationId]"
                        + " (did you mean name?)");
    }

    @Test
    void attributeOfAnotherModel() {
        assertConditionRefused(
                profile.attribute("name").eq("x"),
                "'name' is of model profile, but is used at user, whose model is user; it has [id, username, points]");
        assertRefused(
                guide,
                Select.from(user)
                        .include(
                                profiles,
                                p -> p.orderBy(user.attribute("points").asc())),
                "'points' is of model user, but is used at user.profiles, whose model is profile; it has [id, name]");
        assertRefused(
                league,
                Select.from(team).orderBy(home.to(team.attribute("name")).asc()),
                "'home.name' is of model match, but is used at team, whose model is team;"
                        + " it has [id, name, confederationId]");
    }

    @Test
    void associationOfAnotherModel() {
        assertRefused(
                guide,
                Select.from(profile).include(profiles),
                "'user.profiles' is of model user, but is used at profile, whose model is profile;"
                        + " it has [users, grants]");
    }

    @Test
    void valuesOfAnotherType() {
        assertConditionRefused(
                user.attribute("points").eq("many"),
                "The value 'many' (String) does not fit attribute 'points' at user, which takes Integer");
        assertConditionRefused(
                user.attribute("points").in(List.of(1, 1.5)),
                "The value 1.5 (Double) does not fit attribute 'points' at user, which takes Integer");
        assertConditionRefused(
                user.attribute("points").between(1, 3_000_000_000L),
                "The value 3000000000 (Long) does not fit attribute 'points' at user, which takes Integer");
        assertConditionRefused(
                user.attribute("username").eq(5),
                "The value 5 (Integer) does not fit attribute 'username' at user, which takes String");
        assertConditionRefused(
                Condition.raw("{points} > ?", new Object[] {List.of(1)}),
                "The value [1] (List) of a fragment at user has no column type;"
                        + " give a number, text, UUID, date or time");
    }

    @Test
    void nameThatAnEnumDoesNotHave() {
        SchemaBuilder s = Schema.builder();
        s.define("shirt").attribute("size", DataType.enumOf("S", "M"));
        assertRefused(
                s.build(),
                Select.from("shirt")
                        .where(ModelHandle.of("shirt").attribute("size").eq("XL")),
                "The value 'XL' does not fit attribute 'size' at shirt, which takes one of [S, M]");
    }

    @Test
    void operatorsThatATypeDoesNotAllow() {
        assertConditionRefused(
                user.attribute("points").like("1%"),
                "'points' at user cannot be matched with a pattern: it is INTEGER, not text");
        assertConditionRefused(
                user.attribute("points").eq(user.attribute("username")),
                "'points' and 'username' at user cannot be compared: one is INTEGER, the other STRING(255)");
    }

    @Test
    void fragmentsWithoutFit() {
        assertConditionRefused(
                Condition.raw("{points} > ?"),
                "The fragment '{points} > ?' at user does not have as many ? as the 0 values given");
        assertConditionRefused(
                Condition.raw("{points} > 1", 5),
                "The fragment '{points} > 1' at user does not have as many ? as the 1 values given");
        assertConditionRefused(
                Condition.raw("{pints} > 1"),
                "Unknown attribute 'pints' of model user at user; it has [id, username, points]"
                        + " (did you mean points?)");
        assertConditionRefused(
                Condition.raw("{points > 1"),
                "The fragment '{points > 1' at user has a single brace; write {name} for an attribute,"
                        + " {{ or }} for a literal brace");
    }

    @Test
    void optionsThatTheKindOfAnAssociationDoesNotHave() {
        assertRefused(
                league,
                Select.from(match).include("home", h -> h.limit(1)),
                "The option limit or offset cannot apply to the include match.home:"
                        + " match.home (belongsTo team) has one row at most");
        assertRefused(
                league,
                Select.from(team).include("coach", c -> c.offset(1)),
                "The option limit or offset cannot apply to the include team.coach:"
                        + " team.coach (hasOne coach) has one row at most");
        assertRefused(
                guide,
                Select.from(user).include("grants", g -> g.through(t -> t.none())),
                "The option through cannot apply to the include user.grants:"
                        + " user.grants (hasMany grant) has no junction");
        assertRefused(
                league,
                Select.from(match)
                        .include(home, h -> h.orderBy(team.attribute("name").asc())),
                "The option orderBy cannot apply to the include match.home:"
                        + " match.home (belongsTo team) has one row at most");
    }

    @Test
    void orderOfAHasOneThatRidesAlongIsChecked() {
        ModelHandle<DynamicEntity> badge = ModelHandle.of("badge");
        assertRefused(
                league,
                Select.from(team)
                        .include(
                                team.toOne("badge", badge),
                                b -> b.orderBy(badge.attribute("moto").asc())),
                "Unknown attribute 'moto' of model badge at team.badge; it has [id, motto, teamId]"
                        + " (did you mean motto?)");
    }

    @Test
    void includeUnderTheNameOfAnAttribute() {
        assertRefused(
                guide,
                Select.from(user).include(grants.as("points")),
                "The include user.points has the name of an attribute of user; give it another with as(\"…\")");
    }

    @Test
    void wayThroughACollection() {
        assertRefused(
                guide,
                Select.from(user).orderBy(new AttributeReference(null, List.of("grants"), false, "id").asc()),
                "'grants.id' at user goes through the collection user.grants, which has no single row;"
                        + " use any(), none(), all() or count()");
        assertRefused(
                guide,
                Select.from(user)
                        .include(grants)
                        .orderBy(new AttributeReference(null, List.of("grants"), false, "id").asc()),
                "'grants.id' at user goes through the collection user.grants, which has no single row;"
                        + " use any(), none(), all() or count()");
    }

    @Test
    void countOfAToOne() {
        assertRefused(
                league,
                Select.from(match).orderBy(match.toMany("home", team).count().asc()),
                "'match.home' at match is not a collection and cannot be counted; use any() or none()");
    }

    @Test
    void junctionsAttributeOutsideAManyToMany() {
        assertRefused(
                guide,
                Select.from(user)
                        .orderBy(profiles.junction(grant.attribute("id")).asc()),
                "'junction.id' names a junction's attribute at user, which is not reached through a many-to-many;"
                        + " use an attribute of user");
        assertRefused(
                guide,
                Select.from(user)
                        .include(
                                grants,
                                g -> g.where(new Condition<>(
                                        new ConditionSpec.IsNull(AttributeReference.ofJunction("id"), false)))),
                "'junction.id' names a junction's attribute at user.grants,"
                        + " which is not reached through a many-to-many; use an attribute of grant");
    }

    @Test
    void attributesThatAreNotOfTheLevelCannotBeSelected() {
        assertRefused(
                league,
                Select.from(match).only(home.to(team.attribute("name"))),
                "'home.name' cannot be selected at match: only the level's own attributes can;"
                        + " include the association and select there");
    }

    @Test
    void payloadWithoutAPlaceInTheTarget() {
        Schema schema = Schema.of(Author.class, Book.class, Credit.class);
        ModelHandle<Author> author = ModelHandle.of(Author.class);
        ModelHandle<Credit> credit = ModelHandle.of(Credit.class);
        ManyToManyHandle<Author, Book, Credit> books = author.manyToMany("books", ModelHandle.of(Book.class), credit);
        assertRefused(
                schema,
                Select.from(author).include(books, b -> b.through(t -> t.only(credit.text("role")))),
                "Attributes of the junction credit are asked for at author.books, but book has no place for them;"
                        + " give its class a @Junction component, or leave through(…) out");
        PlannedSql.assertSql(
                schema,
                Select.from(author).include(books),
                "SELECT t0.\"id\", t0.\"name\" FROM \"authors\" t0 ORDER BY t0.\"id\"",
                "SELECT t0.\"authorId\", t0.\"bookId\" FROM \"credits\" t0"
                        + " WHERE t0.\"authorId\" = ANY($1::int8[]) ORDER BY «t0.\"authorId\", t0.\"bookId\"|t0.\"bookId\", t0.\"id\"»",
                "SELECT t0.\"id\", t0.\"title\" FROM \"books\" t0 WHERE t0.\"id\" = ANY($1::int8[])");
    }

    @Test
    void aCountIsRefusedWhereTheLoadWouldBe() {
        Planner planner = new Planner(guide, PostgreSqlDialect.INSTANCE, Mappings.of(guide), PlannedSql.WINDOW);
        Select<?> select = Select.from(user).include("grants", g -> g.required().through(t -> t.none()));
        assertThatThrownBy(() -> planner.roots(select))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("The option through cannot apply to the include user.grants");
    }
}
