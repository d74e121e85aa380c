package io.interflux.model;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;
import static io.interflux.model.SchemaFixtures.associations;
import static io.interflux.model.SchemaFixtures.attributes;
import static io.interflux.model.SchemaFixtures.foreignKeys;
import static io.interflux.model.SchemaFixtures.manyToMany;
import static io.interflux.model.SchemaFixtures.model;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManyToManyTest {

    private final SchemaBuilder s = Schema.builder();
    private final ModelDefinition user =
            s.define("user").attribute("username", STRING).attribute("points", INTEGER);
    private final ModelDefinition profile = s.define("profile").attribute("name", STRING);

    @Test
    void aNameMakesATableOfThatNameWithACompositeKey() {
        s.belongsToMany(user, profile).through("User_Profiles");
        Schema schema = s.build();
        assertThat(model(schema, "User_Profiles").table()).isEqualTo(TableName.of("User_Profiles"));
        assertThat(attributes(schema, "User_Profiles")).containsExactly("userId", "profileId");
        assertThat(model(schema, "User_Profiles").primaryKey()).hasToString("(userId, profileId)");
        assertThat(model(schema, "User_Profiles").attributes()).noneMatch(Attribute::nullable);
        assertThat(model(schema, "User_Profiles").uniqueKeys()).isEmpty();
        assertThat(foreignKeys(schema))
                .containsExactly(
                        "User_Profiles(userId) -> user(id) CASCADE/CASCADE",
                        "User_Profiles(profileId) -> profile(id) CASCADE/CASCADE");
    }

    @Test
    void oneDeclarationGivesTheWholeSuperManyToMany() {
        s.belongsToMany(user, profile).through("grant", j -> j.id().attribute("selfGranted", BOOLEAN));
        Schema schema = s.build();
        assertThat(associations(schema, "user"))
                .containsExactly("user.profiles (belongsToMany profile through grant)", "user.grants (hasMany grant)");
        assertThat(associations(schema, "profile"))
                .containsExactly("profile.users (belongsToMany user through grant)", "profile.grants (hasMany grant)");
        assertThat(associations(schema, "grant"))
                .containsExactly("grant.user (belongsTo user)", "grant.profile (belongsTo profile)");
        assertThat(attributes(schema, "grant")).containsExactly("id", "selfGranted", "userId", "profileId");
        assertThat(model(schema, "grant").table()).isEqualTo(TableName.of("grant"));
    }

    @Test
    void aJunctionWithItsOwnKeyIsUniqueOverThePair() {
        s.belongsToMany(user, profile).through("grant", ModelDefinition::id).uniqueKey("my_custom_unique");
        Schema schema = s.build();
        assertThat(model(schema, "grant").uniqueKeys()).hasSize(1).first().satisfies(key -> {
            assertThat(key.name()).isEqualTo("my_custom_unique");
            assertThat(key.key()).hasToString("(userId, profileId)");
        });
        assertThat(manyToMany(schema, "user", "profiles").unique()).isTrue();
    }

    @Test
    void duplicatesAreKeptWhereUniqueIsFalse() {
        s.belongsToMany(user, profile).through("history").unique(false);
        Schema schema = s.build();
        assertThat(attributes(schema, "history")).containsExactly("id", "userId", "profileId");
        assertThat(model(schema, "history").uniqueKeys()).isEmpty();
        assertThat(manyToMany(schema, "profile", "users").unique()).isFalse();
    }

    @Test
    void aDefinedModelServesAsJunction() {
        ModelDefinition grant = s.define("User_Profile").attribute("selfGranted", BOOLEAN);
        s.belongsToMany(user, profile).through(grant);
        Schema schema = s.build();
        assertThat(model(schema, "User_Profile").table()).isEqualTo(TableName.of("User_Profiles"));
        assertThat(attributes(schema, "User_Profile")).containsExactly("selfGranted", "userId", "profileId");
        assertThat(model(schema, "User_Profile").primaryKey()).hasToString("(userId, profileId)");
        assertThat(manyToMany(schema, "user", "profiles").junctionName()).isEqualTo("User_Profile");
    }

    @Test
    void keysOfOneDeclarationFixBothEnds() {
        s.belongsToMany(user, profile)
                .through("links")
                .as("groups")
                .inverseAs("items")
                .foreignKey("objectId")
                .otherKey("typeId");
        Schema schema = s.build();
        assertThat(manyToMany(schema, "user", "groups").junctionSourceKey()).hasToString("(objectId)");
        assertThat(manyToMany(schema, "profile", "items").junctionSourceKey()).hasToString("(typeId)");
        assertThat(manyToMany(schema, "profile", "items").junctionTargetKey()).hasToString("(objectId)");
    }

    @Test
    void twoDeclarationsAreOneAndShareWhatOneSays() {
        s.belongsToMany(user, profile)
                .as("groups")
                .through("links")
                .foreignKey("objectId")
                .otherKey("typeId");
        s.belongsToMany(profile, user).as("items").through("links");
        Schema schema = s.build();
        assertThat(attributes(schema, "links")).containsExactly("objectId", "typeId");
        assertThat(manyToMany(schema, "profile", "items").junctionSourceKey()).hasToString("(typeId)");
        assertThat(model(schema, "profile").association("users")).isEmpty();
    }

    @Test
    void eachSideMayGiveItsOwnKey() {
        s.belongsToMany(user, user).as("followers").through("follow").foreignKey("userId");
        s.belongsToMany(user, user).as("following").through("follow").foreignKey("followerId");
        Schema schema = s.build();
        assertThat(manyToMany(schema, "user", "followers").junctionTargetKey()).hasToString("(followerId)");
        assertThat(manyToMany(schema, "user", "following").junctionTargetKey()).hasToString("(userId)");
        assertThat(attributes(schema, "follow")).containsExactly("userId", "followerId");
    }

    @Test
    void declaredLinksTakeThePlaceOfDerivedOnes() {
        ModelDefinition grant = s.define("grant").id();
        s.hasMany(user, grant).as("permissions");
        s.belongsTo(grant, user);
        s.belongsToMany(user, profile).through(grant);
        s.belongsToMany(profile, user).through(grant);
        Schema schema = s.build();
        assertThat(associations(schema, "user"))
                .containsExactly(
                        "user.permissions (hasMany grant)", "user.profiles (belongsToMany profile through grant)");
        assertThat(foreignKeys(schema))
                .containsExactly(
                        "grant(userId) -> user(id) CASCADE/CASCADE", "grant(profileId) -> profile(id) CASCADE/CASCADE");
    }

    @Test
    void partsCanBeNamedAndLeftOut() {
        s.belongsToMany(user, profile)
                .through("grant")
                .linksAs("userGrants")
                .sourceAs("owner")
                .without(BelongsToManyDefinition.Part.INVERSE_LINKS, BelongsToManyDefinition.Part.TARGET)
                .inverse(false);
        Schema schema = s.build();
        assertThat(associations(schema, "user"))
                .containsExactly(
                        "user.profiles (belongsToMany profile through grant)", "user.userGrants (hasMany grant)");
        assertThat(associations(schema, "profile")).isEmpty();
        assertThat(associations(schema, "grant")).containsExactly("grant.owner (belongsTo user)");
    }

    @Test
    void linksFalseLeavesBothDirectionsOnly() {
        s.belongsToMany(user, profile).through("grant").links(false);
        Schema schema = s.build();
        assertThat(associations(schema, "user")).hasSize(1);
        assertThat(associations(schema, "profile")).hasSize(1);
        assertThat(associations(schema, "grant")).isEmpty();
    }

    @Test
    void aDerivedNameGivesWayWhereItIsTaken() {
        user.attribute("grants", INTEGER);
        s.belongsToMany(user, profile).through("grant");
        s.belongsToMany(user, profile).as("favourites").through("likes");
        Schema schema = s.build();
        assertThat(model(schema, "user").association("grants")).isEmpty();
        assertThat(model(schema, "profile").association("grants")).isPresent();
        assertThat(model(schema, "profile").association("users")).isEmpty();
    }

    @Test
    void aSelfManyToManyIsNamedAfterModelAndAlias() {
        ModelDefinition person = s.define("Person").attribute("name", STRING);
        s.belongsToMany(person, person).through("PersonChildren").as("Children").inverseAs("Parents");
        Schema schema = s.build();
        assertThat(attributes(schema, "PersonChildren")).containsExactly("PersonId", "ChildId");
        assertThat(associations(schema, "Person"))
                .containsExactly(
                        "Person.Children (belongsToMany Person through PersonChildren)",
                        "Person.Parents (belongsToMany Person through PersonChildren)");
        assertThat(associations(schema, "PersonChildren"))
                .containsExactly("PersonChildren.Parent (belongsTo Person)", "PersonChildren.Child (belongsTo Person)");
        assertThat(model(schema, "Person").table()).isEqualTo(TableName.of("People"));
    }

    @Test
    void aSelfManyToManyOfTwoDeclarationsIsNamedAfterBothAliases() {
        ModelDefinition person = s.define("Person");
        s.belongsToMany(person, person).as("Children").through("PersonChildren").linksAs("childLinks");
        s.belongsToMany(person, person).as("Parents").through("PersonChildren");
        Schema schema = s.build();
        assertThat(attributes(schema, "PersonChildren")).containsExactly("ParentId", "ChildId");
        assertThat(model(schema, "Person")
                        .association("childLinks")
                        .orElseThrow()
                        .targetKey())
                .hasToString("(ParentId)");
    }

    @Test
    void aJunctionMayBeAnEndOfAnotherManyToMany() {
        ModelDefinition gameTeam = s.define("GameTeam");
        ModelDefinition player = s.define("Player");
        s.belongsToMany(player, gameTeam).through("PlayerGameTeam");
        s.belongsToMany(s.define("Team"), s.define("Game")).through(gameTeam);
        Schema schema = s.build();
        assertThat(attributes(schema, "PlayerGameTeam"))
                .containsExactly("PlayerId", "GameTeamTeamId", "GameTeamGameId");
        assertThat(foreignKeys(schema))
                .contains("PlayerGameTeam(GameTeamTeamId, GameTeamGameId) -> GameTeam(TeamId, GameId) CASCADE/CASCADE");
        assertThat(associations(schema, "GameTeam"))
                .contains(
                        "GameTeam.Players (belongsToMany Player through PlayerGameTeam)",
                        "GameTeam.Team (belongsTo Team)");
    }

    @Test
    void scopesBelongToTheirDirection() {
        s.belongsToMany(user, profile)
                .through("grant", j -> j.attribute("selfGranted", BOOLEAN))
                .scope("name", "Queen")
                .throughScope("selfGranted", true);
        Schema schema = s.build();
        assertThat(manyToMany(schema, "user", "profiles").scope())
                .extracting(ScopeValue::value)
                .containsExactly("Queen");
        assertThat(manyToMany(schema, "profile", "users").scope()).isEmpty();
        assertThat(manyToMany(schema, "profile", "users").junctionScope())
                .extracting(ScopeValue::value)
                .containsExactly(true);
    }

    @Test
    void customKeysAreReferredTo() {
        user.attribute("email", STRING, a -> a.notNull().unique());
        s.belongsToMany(user, profile).through("grant").sourceKey("email").constraints(true);
        Schema schema = s.build();
        assertThat(attributes(schema, "grant")).containsExactly("userEmail", "profileId");
        assertThat(foreignKeys(schema)).contains("grant(userEmail) -> user(email) CASCADE/CASCADE");
    }
}
