package io.interflux.model;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.error.SchemaException;
import org.junit.jupiter.api.Test;

class SchemaErrorsTest {

    private final SchemaBuilder s = Schema.builder();

    private void assertRefused(String... parts) {
        assertThatThrownBy(s::build).isInstanceOf(SchemaException.class).hasMessageContainingAll(parts);
    }

    private void userAndProfile() {
        s.define("user").attribute("username", STRING);
        s.define("profile").attribute("name", STRING);
    }

    @Test
    void contradictingKeysNameBothDeclarations() {
        userAndProfile();
        s.belongsToMany("user", "profile")
                .through("grant")
                .foreignKey("objectId")
                .otherKey("typeId");
        s.belongsToMany("profile", "user").through("grant").foreignKey("kindId").otherKey("objectId");
        assertRefused(
                "belongsToMany(user, profile) and belongsToMany(profile, user)",
                "foreignKey [objectId] and otherKey [typeId]",
                "foreignKey [kindId] and otherKey [objectId]",
                "The foreignKey of one is the otherKey of the other");
    }

    @Test
    void contradictingJunctionsNameBothDeclarations() {
        userAndProfile();
        s.belongsToMany("user", "profile").through("grant");
        s.belongsToMany("profile", "user").through("Grants");
        assertRefused("disagree about the junction", "through(\"grant\")", "through(\"Grants\")");
    }

    @Test
    void contradictingUniquenessNamesBothDeclarations() {
        userAndProfile();
        s.belongsToMany("user", "profile").through("grant").unique(false);
        s.belongsToMany("profile", "user").through("grant").unique(true);
        assertRefused("disagree about unique: false against true");
    }

    @Test
    void duplicatesNeedAKeyThatAllowsThem() {
        userAndProfile();
        s.belongsToMany("user", "profile")
                .through("grant", j -> j.primaryKey("userId", "profileId"))
                .unique(false);
        assertRefused("unique(false)", "primary key [userId, profileId]", "id()");
    }

    @Test
    void aSelfManyToManyNeedsBothAliases() {
        s.define("Person");
        s.belongsToMany("Person", "Person").as("Children").through("PersonChildren");
        assertRefused("as(\"children\").inverseAs(\"parents\")");
    }

    @Test
    void aManyToManyNeedsAJunction() {
        userAndProfile();
        s.belongsToMany("user", "profile");
        assertRefused("belongsToMany(user, profile) has no junction", "through(\"…\")");
    }

    @Test
    void aSelfJunctionNeedsTwoKeys() {
        s.define("Person");
        s.belongsToMany("Person", "Person")
                .as("a")
                .inverseAs("b")
                .through("t")
                .foreignKey("x")
                .otherKey("x");
        assertRefused("foreign key [x] for both ends");
    }

    @Test
    void theJunctionsKeyMustBeFreeInTheTarget() {
        userAndProfile();
        s.define("team").attribute("grant", INTEGER);
        s.belongsToMany("user", "team").through("grant");
        assertRefused("has an attribute of that name", "throughAs(\"…\")");
    }

    @Test
    void anAliasMayNotBeAnAttribute() {
        userAndProfile();
        s.belongsTo("user", "profile").as("username");
        assertRefused("the association username", "has an attribute of that name");
    }

    @Test
    void anAliasIsUniqueInItsModel() {
        userAndProfile();
        s.hasMany("user", "profile").as("x").foreignKey("a");
        s.hasOne("user", "profile").as("x").foreignKey("b");
        assertRefused("two associations x", "hasMany(user, profile).as(\"x\")", "hasOne(user, profile).as(\"x\")");
    }

    @Test
    void anUnknownModelNamesTheNearest() {
        userAndProfile();
        s.belongsTo("profile", "usr");
        assertRefused("belongsTo(profile, usr)", "did you mean user?");
    }

    @Test
    void anUnknownKeyAttributeNamesTheNearest() {
        userAndProfile();
        s.hasMany("user", "profile").sourceKey("usrname");
        assertRefused("usrname", "[id, username] (did you mean username?)");
    }

    @Test
    void keysAreOfOneType() {
        s.define("user");
        s.define("profile").attribute("userId", INTEGER);
        s.belongsTo("profile", "user");
        assertRefused("profile.userId of type INTEGER", "user.id of type LONG");
    }

    @Test
    void keysAreOfOneLength() {
        s.define("game").id("season", LONG).id("number", LONG);
        s.define("goal");
        s.belongsTo("goal", "game").foreignKey("gameId");
        assertRefused("[gameId] of 1", "[season, number] of 2");
    }

    @Test
    void aReferencedKeyIsUnique() {
        userAndProfile();
        s.hasMany("user", "profile").sourceKey("username");
        assertRefused("user(username)", "declare it unique", "constraints(false)");
    }

    @Test
    void anAmbiguousCollectionNamesItsChoices() {
        s.define("team");
        s.define("match");
        s.belongsTo("match", "team").as("home");
        s.belongsTo("match", "team").as("away");
        s.hasMany("team", "match");
        assertRefused("[[homeId], [awayId]]", "foreignKey(…)");
    }

    @Test
    void namesAreNotEmptyAndNotGivenTwice() {
        assertThatThrownBy(() -> s.define(" ")).isInstanceOf(SchemaException.class);
        s.define("user").attribute("a", LONG);
        assertThatThrownBy(() -> s.define("user")).hasMessageContaining("defined twice");
        assertThatThrownBy(() -> s.define("x").attribute("a", LONG).attribute("a", LONG))
                .hasMessageContaining("the attribute a twice");
    }

    @Test
    void tablesAndColumnsAreDistinct() {
        s.define("a").table("t");
        s.define("b").table("t");
        assertRefused("The models a and b have the same table t");
    }

    @Test
    void columnsAreDistinct() {
        s.define("a").attribute("x", LONG, c -> c.column("c")).attribute("y", LONG, c -> c.column("c"));
        assertRefused("x and y of the model a have the same column c");
    }

    @Test
    void aScopeFitsItsAttribute() {
        s.define("post");
        s.define("comment").attribute("spam", BOOLEAN);
        s.hasMany("post", "comment").scope("spam", "yes");
        assertRefused("comment.spam", "of Boolean", "yes of String");
    }

    @Test
    void aScopeNamesAKnownAttribute() {
        s.define("post");
        s.define("comment").attribute("spam", BOOLEAN);
        s.hasMany("post", "comment").scope("spm", true);
        assertRefused("spm", "did you mean spam?");
    }

    @Test
    void setNullNeedsANullableKey() {
        userAndProfile();
        s.belongsTo("profile", "user").notNull().onDelete(ReferentialAction.SET_NULL);
        assertRefused("SET NULL", "does not admit null");
    }

    @Test
    void actionsAgree() {
        userAndProfile();
        s.belongsTo("profile", "user").onDelete(ReferentialAction.CASCADE);
        s.hasMany("user", "profile").onDelete(ReferentialAction.RESTRICT);
        assertRefused("belongsTo(profile, user)", "hasMany(user, profile)", "CASCADE against RESTRICT");
    }

    @Test
    void junctionsWithoutKeysDoNotDependOnEachOther() {
        s.define("a");
        s.belongsToMany("a", "y").through("x").inverseAs("p");
        s.belongsToMany("a", "x").through("y").inverseAs("q");
        assertRefused("depend on each other", "id()");
    }

    @Test
    void aModelOfAnotherBuilderIsRefused() {
        ModelDefinition other = Schema.builder().define("user");
        s.define("user");
        assertThatThrownBy(() -> s.belongsTo(other, other)).hasMessageContaining("another builder");
    }

    @Test
    void namesAreMeasuredInBytes() {
        s.define("user").attribute("ü".repeat(40), LONG);
        Schema schema = s.build();
        schema.requireNamesWithin(80, "PostgreSQL");
        assertThatThrownBy(() -> schema.requireNamesWithin(63, "PostgreSQL"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContainingAll(
                        "PostgreSQL takes names of at most 63 bytes", "has 80 in UTF-8", "the column of user.");
    }
}
