package io.interflux.testkit.json;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INSTANT;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The models of the guides, by name and as entities, with their rows. Keys that the database makes are not given: it counts from 1. */
final class Grants {

    private static final Instant CREATED = Instant.parse("2024-01-02T03:04:05.678Z");

    @Entity
    record User(
            @Id @Generated @Nullable Long id,
            String username,
            @Nullable Integer points,
            @BelongsToMany(through = Grant.class) @Nullable List<Profile> profiles) {}

    @Entity
    record Profile(@Id @Generated @Nullable Long id, String name, @Junction @Nullable Grant grant) {}

    @Entity
    record Grant(
            @Id @Generated @Nullable Long id,
            @Nullable Boolean selfGranted,
            @Nullable Long userId,
            @Nullable Long profileId) {}

    @Entity(name = "user")
    record LinkedUser(
            @Id @Generated @Nullable Long id,
            String username,
            @Nullable Integer points,
            @BelongsToMany(through = Grant.class) Many<Link<LinkedProfile, Grant>> profiles) {}

    @Entity(name = "profile")
    record LinkedProfile(@Id @Generated @Nullable Long id, String name) {}

    private Grants() {}

    static Schema schema() {
        SchemaBuilder schema = Schema.builder();
        schema.define("user").attribute("username", STRING).attribute("points", INTEGER);
        schema.define("profile").attribute("name", STRING);
        ModelDefinition grant = schema.define("grant").id().attribute("selfGranted", BOOLEAN);
        schema.belongsToMany("user", "profile").through(grant);
        return schema.build();
    }

    static List<List<DynamicEntity>> rows() {
        return List.of(
                List.of(user("p4dm3", 1000), user("annie", 800), user("loner", null), user("obi", 1200)),
                Stream.of("Queen", "Senator", "Jedi")
                        .map(name -> row("profile", "name", name))
                        .toList(),
                List.of(
                        grant(false, 1, 1),
                        grant(true, 1, 2),
                        grant(null, 2, 2),
                        grant(true, 2, 3),
                        grant(false, 4, 3)));
    }

    private static DynamicEntity user(String username, @Nullable Integer points) {
        return row("user", "username", username, "points", points);
    }

    private static DynamicEntity grant(@Nullable Boolean selfGranted, long user, long profile) {
        return row("grant", "selfGranted", selfGranted, "userId", user, "profileId", profile);
    }

    /** Users who follow users. */
    static Schema followers() {
        SchemaBuilder schema = Schema.builder();
        schema.define("User").attribute("username", STRING).attribute("email", STRING);
        schema.belongsToMany("User", "User")
                .through("UserFollower")
                .as("followers")
                .inverseAs("following")
                .foreignKey("userId")
                .otherKey("followerId");
        return schema.build();
    }

    static List<List<DynamicEntity>> rowsOfFollowers() {
        return List.of(
                Stream.of("ann", "bob", "cyd", "dee")
                        .map(name -> row("User", "username", name, "email", name + "@x.org"))
                        .toList(),
                pairs(new long[][] {{1, 2}, {1, 3}, {2, 1}, {3, 1}, {3, 2}})
                        .map(pair -> row("UserFollower", "userId", pair[0], "followerId", pair[1]))
                        .toList());
    }

    /** Persons who are children of persons, with the times at which that became known. */
    static Schema people() {
        SchemaBuilder schema = Schema.builder();
        schema.define("Person").attribute("name", STRING);
        ModelDefinition junction =
                schema.define("PersonChildren").attribute("createdAt", INSTANT).attribute("updatedAt", INSTANT);
        schema.belongsToMany("Person", "Person")
                .through(junction)
                .as("Children")
                .inverseAs("Parents")
                .foreignKey("ParentId")
                .otherKey("ChildId");
        return schema.build();
    }

    static List<List<DynamicEntity>> rowsOfPeople() {
        return List.of(
                Stream.of("Eve", "Abel", "Cain", "Seth", "Enoch")
                        .map(name -> row("Person", "name", name))
                        .toList(),
                pairs(new long[][] {{1, 2}, {1, 3}, {1, 4}, {3, 5}})
                        .map(pair -> row(
                                "PersonChildren",
                                "createdAt",
                                CREATED,
                                "updatedAt",
                                CREATED,
                                "ParentId",
                                pair[0],
                                "ChildId",
                                pair[1]))
                        .toList());
    }

    private static Stream<long[]> pairs(long[][] pairs) {
        return Arrays.stream(pairs);
    }

    private static DynamicEntity row(String model, @Nullable Object... namesAndValues) {
        return DynamicEntity.of(model, values(namesAndValues));
    }

    private static Map<String, @Nullable Object> values(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return values;
    }
}
