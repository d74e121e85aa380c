package io.interflux.r2dbc.write;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.QueryException;
import io.interflux.error.StaleEntityException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.BooleanHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.interflux.write.LinkRelation;
import io.interflux.write.Relation;
import io.interflux.write.RelationChange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Relations of every kind are read and changed: what is sent, what is there afterwards, and what is left alone. */
class RelationsIT {

    @Entity
    record User(
            @Id @Generated @Nullable Long id,
            @Nullable String username,
            @BelongsToMany(through = Grant.class) @Nullable List<Profile> profiles,
            @HasMany @Nullable List<Grant> grants) {

        static User of(long id) {
            return new User(id, null, null, null);
        }
    }

    @Entity
    record Profile(@Id @Generated @Nullable Long id, @Nullable String name, @Junction @Nullable Grant grant) {

        static Profile of(long id) {
            return new Profile(id, null, null);
        }
    }

    @Entity
    record Grant(
            @Id @Generated @Nullable Long id,
            @Nullable Boolean selfGranted,
            @Nullable Long userId,
            @Nullable Long profileId) {}

    private static final ModelHandle<User> USER = ModelHandle.of(User.class);
    private static final ModelHandle<Profile> PROFILE = ModelHandle.of(Profile.class);
    private static final ModelHandle<Grant> GRANT = ModelHandle.of(Grant.class);
    private static final ManyToManyHandle<User, Profile, Grant> PROFILES = USER.manyToMany("profiles", PROFILE, GRANT);
    private static final BooleanHandle<Grant> SELF_GRANTED = GRANT.bool("selfGranted");
    private static final TextHandle<Profile> NAME = PROFILE.text("name");

    private static final RelationChange NONE = new RelationChange(List.of(), List.of(), List.of());

    private static RelationChange added(Object... keys) {
        return new RelationChange(List.of(keys), List.of(), List.of());
    }

    private static RelationChange changed(Object... keys) {
        return new RelationChange(List.of(), List.of(keys), List.of());
    }

    private static RelationChange removed(Object... keys) {
        return new RelationChange(List.of(), List.of(), List.of(keys));
    }

    /** Two users, four profiles; the second user has the profiles 1 and 2. */
    private static Workbench guide(TestDatabase database) {
        Workbench bench = Workbench.of(database, Schema.of(User.class, Profile.class, Grant.class));
        bench.all(
                bench.interflux().insertAll(List.of(new User(null, "a", null, null), new User(null, "b", null, null))));
        bench.all(bench.interflux()
                .insertAll(List.of(
                        new Profile(null, "P1", null),
                        new Profile(null, "P2", null),
                        new Profile(null, "P3", null),
                        new Profile(null, "P4", null))));
        bench.all(bench.interflux().insertAll(List.of(new Grant(null, true, 2L, 1L), new Grant(null, false, 2L, 2L))));
        return bench;
    }

    private static LinkRelation<User, Profile, Grant> profiles(Workbench bench) {
        return bench.interflux().relation(User.of(1), PROFILES);
    }

    private static void assertLinks(Workbench bench, String... links) {
        assertThat(bench.column("SELECT CAST(\"userId\" AS VARCHAR) || '-' || \"profileId\" || COALESCE(':' ||"
                        + " \"selfGranted\", '') FROM \"grants\" ORDER BY \"userId\", \"profileId\", \"id\""))
                .extracting(link -> String.valueOf(link).toLowerCase(Locale.ROOT))
                .containsExactly(links);
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void aLinkIsAddedByOneStatementAndOnce(TestDatabase database) {
        Workbench bench = guide(database);
        assertThat(bench.one(profiles(bench).add(List.of(Profile.of(1), Profile.of(3)))))
                .isEqualTo(added(1L, 3L));
        assertThat(bench.sent())
                .containsExactly(
                        bench.isPostgreSql()
                                ? "INSERT INTO \"grants\" AS t0 (\"userId\", \"profileId\") VALUES ($1, $2), ($3, $4) ON"
                                        + " CONFLICT (\"userId\", \"profileId\") DO NOTHING RETURNING t0.\"profileId\""
                                : "SELECT \"profileId\" FROM FINAL TABLE (MERGE INTO \"grants\" t0 USING (VALUES (CAST($1 AS"
                                        + " BIGINT), CAST($2 AS BIGINT)), (CAST($3 AS BIGINT), CAST($4 AS BIGINT)))"
                                        + " k(\"c0\", \"c1\") ON t0.\"userId\" = k.\"c0\" AND t0.\"profileId\" = k.\"c1\""
                                        + " WHEN NOT MATCHED THEN INSERT (\"userId\", \"profileId\") VALUES (k.\"c0\","
                                        + " k.\"c1\"))");
        assertThat(bench.one(profiles(bench).addKeys(List.of(3, 4, 3)))).isEqualTo(added(4L));
        assertThat(bench.one(profiles(bench).add(Profile.of(4)))).isEqualTo(NONE);
        assertLinks(bench, "1-1", "1-3", "1-4", "2-1:true", "2-2:false");
    }

    @OnEachDatabase
    void anotherPayloadUpdatesTheLink(TestDatabase database) {
        Workbench bench = guide(database);
        assertThat(bench.one(profiles(bench).add(Profile.of(1), j -> j.set(SELF_GRANTED, false))))
                .isEqualTo(added(1L));
        assertThat(bench.sent()).hasSize(1);
        assertThat(bench.one(profiles(bench).add(Profile.of(1), j -> j.set(SELF_GRANTED, true))))
                .isEqualTo(changed(1L));
        assertThat(bench.sent()).hasSize(2);
        assertThat(bench.one(profiles(bench).add(Profile.of(1), j -> j.set(SELF_GRANTED, true))))
                .isEqualTo(NONE);
        assertThat(bench.one(profiles(bench).add(Profile.of(1)))).isEqualTo(NONE);
        assertThat(bench.one(profiles(bench)
                        .add(
                                List.of(Profile.of(1), Profile.of(2)),
                                (profile, j) -> profile.equals(Profile.of(2)) ? j.set(SELF_GRANTED, false) : j)))
                .isEqualTo(added(2L));
        assertThat(bench.one(profiles(bench).addKeys(List.of(1, 3), (key, j) -> j.set(SELF_GRANTED, key.equals(3)))))
                .isEqualTo(new RelationChange(List.of(3L), List.of(1L), List.of()));
        assertLinks(bench, "1-1:false", "1-2:false", "1-3:true", "2-1:true", "2-2:false");
    }

    @OnEachDatabase
    void relatedRowsAreFoundWithTheirLinks(TestDatabase database) {
        Workbench bench = guide(database);
        LinkRelation<User, Profile, Grant> ofB = bench.interflux().relationByKey(2, PROFILES);
        assertThat(bench.all(ofB.find()))
                .containsExactly(
                        new Profile(1L, "P1", new Grant(1L, true, 2L, 1L)),
                        new Profile(2L, "P2", new Grant(2L, false, 2L, 2L)));
        assertThat(bench.sent()).hasSize(2);
        assertThat(bench.all(ofB.find(Select.from(PROFILE)
                        .where(NAME.ne("P1"))
                        .orderBy(NAME.desc())
                        .limit(1))))
                .containsExactly(new Profile(2L, "P2", new Grant(2L, false, 2L, 2L)));
        assertThat(bench.one(ofB.count())).isEqualTo(2L);
        assertThat(bench.sent()).containsExactly("SELECT COUNT(*) FROM \"grants\" t0 WHERE t0.\"userId\" = $1");
        assertThat(bench.one(ofB.count(NAME.eq("P2")))).isEqualTo(1L);
        assertThat(bench.one(ofB.has(Profile.of(1)))).isTrue();
        assertThat(bench.sent())
                .containsExactly(
                        "SELECT t0.\"profileId\" FROM \"grants\" t0 WHERE t0.\"userId\" = $1 AND t0.\"profileId\" = $2");
        assertThat(bench.one(ofB.hasKeys(List.of(1, 2)))).isTrue();
        assertThat(bench.one(ofB.hasKeys(List.of(1, 3)))).isFalse();
        assertThat(bench.one(ofB.hasKeys(List.of()))).isTrue();
        assertThat(bench.all(profiles(bench).find())).isEmpty();
    }

    @OnEachDatabase
    void setLeavesWhatStaysAlone(TestDatabase database) {
        Workbench bench = guide(database);
        bench.one(profiles(bench).setKeys(List.of(1, 2, 3), j -> j.set(SELF_GRANTED, true)));
        assertLinks(bench, "1-1:true", "1-2:true", "1-3:true", "2-1:true", "2-2:false");
        List<Object> before = bench.column("SELECT \"id\" FROM \"grants\" WHERE \"userId\" = 1 AND \"profileId\" = 2");
        assertThat(bench.one(profiles(bench).set(List.of(Profile.of(2), Profile.of(4)))))
                .isEqualTo(new RelationChange(List.of(4L), List.of(), List.of(1L, 3L)));
        assertThat(bench.sent()).hasSize(4);
        assertThat(bench.sent().subList(0, 2))
                .containsExactly(
                        "SELECT t0.\"id\" FROM \"users\" t0 WHERE t0.\"id\" = $1 FOR UPDATE",
                        "SELECT t0.\"profileId\" FROM \"grants\" t0 WHERE t0.\"userId\" = $1 ORDER BY"
                                + " t0.\"profileId\" FOR UPDATE");
        assertLinks(bench, "1-2:true", "1-4", "2-1:true", "2-2:false");
        assertThat(bench.column("SELECT \"id\" FROM \"grants\" WHERE \"userId\" = 1 AND \"profileId\" = 2"))
                .isEqualTo(before);
        assertThat(bench.one(profiles(bench).setKeys(List.of(2, 4), j -> j.set(SELF_GRANTED, true))))
                .isEqualTo(changed(4L));
        assertThat(bench.one(profiles(bench).clear())).isEqualTo(removed(2L, 4L));
        assertLinks(bench, "2-1:true", "2-2:false");
    }

    @OnEachDatabase
    void removeEndsLinksOfThisOwnerOnly(TestDatabase database) {
        Workbench bench = guide(database);
        bench.one(profiles(bench).addKeys(List.of(1, 2, 3)));
        assertThat(bench.one(profiles(bench).remove(List.of(Profile.of(1), Profile.of(2), Profile.of(4)))))
                .isEqualTo(removed(1L, 2L));
        assertThat(bench.sent()).hasSize(1);
        assertThat(bench.one(profiles(bench).removeKeys(List.of(1)))).isEqualTo(NONE);
        assertLinks(bench, "1-3", "2-1:true", "2-2:false");
    }

    @OnEachDatabase
    void createInsertsAndLinks(TestDatabase database) {
        Workbench bench = guide(database);
        assertThat(bench.one(profiles(bench).create(new Profile(null, "fresh", null), j -> j.set(SELF_GRANTED, true))))
                .isEqualTo(new Profile(5L, "fresh", null));
        assertThat(bench.sent()).hasSize(2);
        assertThat(bench.all(
                        profiles(bench).create(List.of(new Profile(null, "x", null), new Profile(null, "y", null)))))
                .extracting(Profile::id)
                .containsExactly(6L, 7L);
        assertLinks(bench, "1-5:true", "1-6", "1-7", "2-1:true", "2-2:false");
    }

    @OnEachDatabase
    void nothingIsLostWhenAForeignKeyFails(TestDatabase database) {
        Workbench bench = guide(database);
        bench.one(profiles(bench).addKeys(List.of(1, 2)));
        assertThatExceptionOfType(ConstraintViolationException.class)
                .isThrownBy(() -> bench.one(profiles(bench).setKeys(List.of(3, 99))))
                .satisfies(error -> assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY));
        assertThatExceptionOfType(ConstraintViolationException.class)
                .isThrownBy(() -> bench.one(profiles(bench).addKeys(List.of(3, 99))));
        assertLinks(bench, "1-1", "1-2", "2-1:true", "2-2:false");
    }

    /** More than one statement takes: the first of them succeeds, the second has a target that is not there. */
    @OnEachDatabase
    void nothingIsLeftOfManyLinksIfOneFails(TestDatabase database) {
        Workbench bench = guide(database);
        bench.all(bench.interflux()
                .insertAll(LongStream.rangeClosed(5, 30)
                        .mapToObj(number -> new Profile(null, "P" + number, null))
                        .toList()));
        List<Long> keys = LongStream.rangeClosed(1, 31).boxed().toList();
        assertThatExceptionOfType(ConstraintViolationException.class)
                .isThrownBy(() -> bench.one(profiles(bench).addKeys(keys)));
        assertThat(bench.sent()).hasSize(2);
        assertLinks(bench, "2-1:true", "2-2:false");
        assertThat(bench.one(profiles(bench).addKeys(keys.subList(0, 30))).added())
                .hasSize(30);
    }

    @OnEachDatabase(Kind.H2)
    void aTransactionThatGoesOnAfterAFailedSetHasNothingOfIt(TestDatabase database) {
        Workbench bench = guide(database);
        bench.all(bench.interflux().inTransaction(tx -> tx.relation(User.of(1), PROFILES)
                .setKeys(List.of(3, 99))
                .onErrorResume(error -> Mono.empty())
                .then(tx.relation(User.of(1), PROFILES).addKeys(List.of(4)))));
        assertLinks(bench, "1-4", "2-1:true", "2-2:false");
    }

    @OnEachDatabase
    void anOwnerThatIsGoneIsAnError(TestDatabase database) {
        Workbench bench = guide(database);
        assertThatExceptionOfType(StaleEntityException.class)
                .isThrownBy(() -> bench.one(
                        bench.interflux().relation(User.of(9), PROFILES).setKeys(List.of(1))))
                .withMessage(
                        "The user with (id) = (9) is not in the database: it was deleted or never inserted; read it"
                                + " again and decide anew");
    }

    @OnEachDatabase(Kind.H2)
    void whatCannotBeMeantIsRefusedBeforeAnythingIsSent(TestDatabase database) {
        Workbench bench = guide(database);
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(
                        () -> profiles(bench).add(Profile.of(1), j -> j.set(GRANT.attribute("userId", Long.class), 2L)))
                .withMessage("'userId' of the junction grant is what makes the link of user.profiles and cannot be set;"
                        + " give attributes that the link carries.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> profiles(bench).add(new Profile(null, "new", null)))
                .withMessage(
                        "The entity profile has no value for 'id' of the key (id), by which its row is found; give it"
                                + " one, or load the attribute.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> profiles(bench).addKeys(List.of(List.of(1, 2))))
                .withMessage("The key [1, 2] of profile has 2 values, but (id) has 1 attributes; give a list with one"
                        + " value for each.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> profiles(bench).addKeys(List.of(1, 2, 1), (key, j) -> j.set("selfGranted", "yes")))
                .withMessageContaining("does not fit attribute 'selfGranted' at grant, which takes Boolean");
    }

    private static Workbench bench(TestDatabase database, SchemaBuilder s) {
        return Workbench.of(database, s.build());
    }

    private static ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> many(
            String source, String name, String target) {
        return ModelHandle.of(source).manyToMany(name, ModelHandle.of(target), ModelHandle.of("unused"));
    }

    private static DynamicEntity entity(String model, @Nullable Object... values) {
        return DynamicEntity.of(model, Workbench.values(values));
    }

    @OnEachDatabase
    void aJunctionThatKeepsEveryLinkGetsAnother(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("player");
        s.define("game");
        s.belongsToMany("player", "game")
                .through("visit", j -> j.id().attribute("score", INTEGER))
                .unique(false);
        Workbench bench = bench(database, s);
        bench.rows("player", Map.of());
        bench.rows("game", Map.of(), Map.of());
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> games =
                bench.interflux().relationByKey(1, many("player", "games", "game"));
        bench.one(games.addKeys(List.of(1), j -> j.set("score", 1)));
        assertThat(bench.sent().get(0)).endsWith("FOR UPDATE");
        assertThat(bench.one(games.addKeys(List.of(1, 2), j -> j.set("score", 2))))
                .isEqualTo(added(1L, 2L));
        assertThat(bench.one(games.count())).isEqualTo(3L);
        assertThat(bench.one(games.setKeys(List.of(1), j -> j.set("score", 3)))).isEqualTo(removed(2L));
        assertThat(bench.column("SELECT \"score\" FROM \"visit\" ORDER BY \"id\""))
                .containsExactly(1, 2);
        assertThat(bench.one(games.removeKeys(List.of(1)))).isEqualTo(removed(1L));
        assertThat(bench.one(games.count())).isZero();
    }

    private static SchemaBuilder taggable() {
        SchemaBuilder s = Schema.builder();
        s.define("tag").attribute("word", STRING);
        s.define("post").attribute("title", STRING);
        s.define("image").attribute("url", STRING);
        s.define("tagging").attribute("kind", STRING).primaryKey("tagId", "ownerId", "kind");
        for (String owner : List.of("post", "image")) {
            s.belongsToMany(owner, "tag")
                    .through("tagging")
                    .as("tags")
                    .foreignKey("ownerId")
                    .otherKey("tagId")
                    .throughScope("kind", owner)
                    .unique(false)
                    .constraints(false)
                    .links(false)
                    .inverseAs(owner + "s");
        }
        return s;
    }

    @OnEachDatabase
    void scopesOfJunctionsAreWrittenAndRespected(TestDatabase database) {
        Workbench bench = bench(database, taggable());
        bench.rows("tag", Map.of("word", "x"), Map.of("word", "y"), Map.of("word", "z"));
        bench.rows("post", Map.of("title", "p"));
        bench.rows("image", Map.of("url", "i"));
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> ofPost =
                bench.interflux().relationByKey(1, many("post", "tags", "tag"));
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> ofImage =
                bench.interflux().relationByKey(1, many("image", "tags", "tag"));
        bench.one(ofPost.addKeys(List.of(1, 2)));
        bench.one(ofImage.addKeys(List.of(1, 2, 3)));
        assertThat(bench.one(ofPost.addKeys(List.of(1)))).isEqualTo(NONE);
        bench.one(ofPost.setKeys(List.of(3)));
        bench.one(ofImage.removeKeys(List.of(3)));
        assertThat(bench.column("SELECT \"kind\" || \"tagId\" FROM \"taggings\" ORDER BY \"kind\", \"tagId\""))
                .containsExactly("image1", "image2", "post3");
    }

    @OnEachDatabase
    void scopesOfTargetsAreWrittenAndRespected(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("user").attribute("name", STRING);
        s.define("group").attribute("name", STRING).attribute("active", BOOLEAN);
        s.belongsToMany("user", "group").through("membership").as("groups").inverse(false);
        s.belongsToMany("user", "group")
                .through("membership")
                .as("activeGroups")
                .inverse(false)
                .scope("active", true);
        Workbench bench = bench(database, s);
        bench.rows("user", Map.of("name", "a"));
        bench.rows("group", Map.of("active", false), Map.of("active", true), Map.of("active", true));
        bench.one(bench.interflux()
                .relationByKey(1, many("user", "groups", "group"))
                .addKeys(List.of(1, 2)));
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> active =
                bench.interflux().relationByKey(1, many("user", "activeGroups", "group"));
        assertThat(bench.one(active.count())).isEqualTo(1L);
        assertThat(bench.one(active.setKeys(List.of(3))))
                .isEqualTo(new RelationChange(List.of(3L), List.of(), List.of(2L)));
        assertThat(bench.one(active.removeKeys(List.of(1)))).isEqualTo(NONE);
        assertThat(bench.one(active.create(entity("group", "name", "new"))).get("active"))
                .isEqualTo(true);
        assertThat(bench.column("SELECT \"groupId\" FROM \"membership\" ORDER BY 1"))
                .containsExactly(1L, 3L, 4L);
    }

    @OnEachDatabase
    void aDeletedLinkIsRevivedWhenItIsAddedAgain(TestDatabase database) {
        Workbench bench = Workbench.of(database, SoftDeleteIT.schema());
        bench.rows("book", Map.of("title", "a"));
        bench.rows("tag", Map.of("word", "x"), Map.of("word", "y"));
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> tags =
                bench.interflux().relationByKey(1, many("book", "tags", "tag"));
        bench.one(tags.addKeys(List.of(1, 2), j -> j.set("own", true)));
        assertThat(bench.one(tags.removeKeys(List.of(1)))).isEqualTo(removed(1L));
        assertThat(bench.one(tags.count())).isEqualTo(1L);
        assertThat(bench.one(tags.hasKeys(List.of(1)))).isFalse();
        assertThat(bench.all(tags.find())).hasSize(1);
        assertThat(bench.one(tags.addKeys(List.of(1)))).isEqualTo(changed(1L));
        assertThat(bench.column("SELECT \"own\" FROM \"label\" WHERE \"deletedAt\" IS NULL"))
                .containsExactly(true, true);
        bench.one(tags.setKeys(List.of(2)));
        assertThat(bench.one(tags.setKeys(List.of(1, 2)))).isEqualTo(changed(1L));
        assertThat(bench.column("SELECT \"id\" FROM \"label\"")).hasSize(2);
    }

    @OnEachDatabase
    void compositeAndCustomKeysWorkInEveryOperation(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("room").id("house", LONG).id("number", LONG).attribute("label", STRING);
        s.define("key").attribute("code", STRING, code -> code.notNull().unique());
        s.belongsToMany("room", "key")
                .through("lock", j -> j.attribute("strong", BOOLEAN))
                .targetKey("code");
        Workbench bench = bench(database, s);
        List<DynamicEntity> rooms =
                bench.rows("room", Map.of("house", 1, "number", 11), Map.of("house", 11, "number", 1));
        List<DynamicEntity> keys = bench.rows("key", Map.of("code", "x"), Map.of("code", "y"));
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> ofFirst =
                bench.interflux().relation(rooms.get(0), many("room", "keys", "key"));
        assertThat(bench.one(ofFirst.add(keys, j -> j.set("strong", true)))).isEqualTo(added("x", "y"));
        bench.one(bench.interflux()
                .relation(rooms.get(1), many("room", "keys", "key"))
                .addKeys(List.of("x")));
        assertThat(bench.one(ofFirst.hasKeys(List.of("x", "y")))).isTrue();
        assertThat(bench.one(ofFirst.set(List.of(keys.get(1))))).isEqualTo(removed("x"));
        assertThat(bench.all(ofFirst.find())).extracting(key -> key.get("code")).containsExactly("y");
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> roomsOfX =
                bench.interflux().relationByKey("x", many("key", "rooms", "room"));
        assertThat(bench.one(roomsOfX.count())).isEqualTo(1L);
        assertThat(bench.one(roomsOfX.addKeys(List.of(List.of(1, 11))))).isEqualTo(added(List.of(1L, 11L)));
        assertThat(bench.one(roomsOfX.removeKeys(List.of(List.of(11, 1), List.of(1, 1)))))
                .isEqualTo(removed(List.of(11L, 1L)));
        assertThat(bench.one(roomsOfX.create(entity("room", "house", 5, "number", 6)))
                        .get("number"))
                .isEqualTo(6L);
        assertThat(bench.column("SELECT \"keyCode\" || \"roomHouse\" || \"roomNumber\" FROM \"lock\" ORDER BY 1"))
                .containsExactly("x111", "x56", "y111");
    }

    @OnEachDatabase
    void selfReferencesHaveTwoSides(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("Person").attribute("name", STRING);
        s.belongsToMany("Person", "Person")
                .through("PersonChildren")
                .as("Children")
                .inverseAs("Parents");
        Workbench bench = bench(database, s);
        bench.rows("Person", Map.of("name", "a"), Map.of("name", "b"), Map.of("name", "c"));
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> children =
                bench.interflux().relationByKey(1, many("Person", "Children", "Person"));
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> parents =
                bench.interflux().relationByKey(1, many("Person", "Parents", "Person"));
        bench.one(children.addKeys(List.of(2, 3)));
        bench.one(parents.addKeys(List.of(3)));
        assertThat(bench.all(children.find()))
                .extracting(one -> one.get("name"))
                .containsExactly("b", "c");
        assertThat(bench.one(parents.setKeys(List.of(2))))
                .isEqualTo(new RelationChange(List.of(2L), List.of(), List.of(3L)));
        assertThat(bench.one(children.hasKeys(List.of(2, 3)))).isTrue();
    }

    private static SchemaBuilder references() {
        SchemaBuilder s = Schema.builder();
        s.define("team").attribute("name", STRING);
        s.define("player").attribute("name", STRING).attribute("role", STRING);
        s.define("badge").attribute("code", STRING);
        s.hasMany("team", "player");
        s.hasMany("team", "player").as("keepers").scope("role", "keeper");
        s.belongsTo("player", "team");
        s.hasOne("player", "badge");
        return s;
    }

    private static Relation<DynamicEntity, DynamicEntity> toMany(Workbench bench, int team, String name) {
        return bench.interflux().relationByKey(team, ModelHandle.of("team").toMany(name, ModelHandle.of("player")));
    }

    private static Relation<DynamicEntity, DynamicEntity> toOne(Workbench bench, String name, String target) {
        return bench.interflux().relationByKey(1, ModelHandle.of("player").toOne(name, ModelHandle.of(target)));
    }

    private static Workbench teams(TestDatabase database) {
        Workbench bench = bench(database, references());
        bench.rows("team", Map.of("name", "A"), Map.of("name", "B"));
        bench.rows(
                "player",
                Map.of("name", "p1", "teamId", 2),
                Map.of("name", "p2", "teamId", 2, "role", "keeper"),
                Map.of("name", "p3"));
        return bench;
    }

    @OnEachDatabase
    void aHasManyMovesForeignKeysOfItsTargets(TestDatabase database) {
        Workbench bench = teams(database);
        Relation<DynamicEntity, DynamicEntity> players = toMany(bench, 1, "players");
        assertThat(bench.one(players.addKeys(List.of(1, 3)))).isEqualTo(added(1L, 3L));
        assertThat(bench.sent())
                .containsExactly(
                        "SELECT t0.\"id\" FROM \"players\" t0 WHERE t0.\"id\" = ANY($1"
                                + (bench.isPostgreSql() ? "::int8[]" : "") + ") ORDER BY t0.\"id\" FOR UPDATE",
                        bench.isPostgreSql()
                                ? "UPDATE \"players\" t0 SET \"teamId\" = $1 WHERE t0.\"id\" = ANY($2::int8[]) AND"
                                        + " (t0.\"teamId\" = $3) IS NOT TRUE RETURNING t0.\"id\""
                                : "SELECT \"id\" FROM FINAL TABLE (UPDATE \"players\" t0 SET \"teamId\" = $1 WHERE t0.\"id\" ="
                                        + " ANY($2) AND (t0.\"teamId\" = $3) IS NOT TRUE)");
        assertThat(bench.one(players.add(entity("player", "id", 3)))).isEqualTo(NONE);
        assertThat(bench.all(players.find())).extracting(one -> one.get("name")).containsExactly("p1", "p3");
        assertThat(bench.one(players.count())).isEqualTo(2L);
        assertThat(bench.one(players.hasKeys(List.of(1, 2)))).isFalse();
        assertThat(bench.one(players.setKeys(List.of(2, 3))))
                .isEqualTo(new RelationChange(List.of(2L), List.of(), List.of(1L)));
        assertThat(bench.one(players.removeKeys(List.of(1, 2)))).isEqualTo(removed(2L));
        DynamicEntity created = bench.one(players.create(entity("player", "name", "new")));
        assertThat(created.asMap()).containsEntry("id", 4L).containsEntry("teamId", 1L);
        assertThat(bench.one(players.clear())).isEqualTo(removed(3L, 4L));
        assertThatExceptionOfType(StaleEntityException.class)
                .isThrownBy(() -> bench.one(players.addKeys(List.of(1, 99))))
                .withMessageContaining("The player with (id) = (99)");
        assertThat(bench.column("SELECT \"id\" FROM \"players\" WHERE \"teamId\" IS NOT NULL"))
                .isEmpty();
    }

    @OnEachDatabase
    void aScopedHasManyLeavesOthersAlone(TestDatabase database) {
        Workbench bench = teams(database);
        Relation<DynamicEntity, DynamicEntity> keepers = toMany(bench, 2, "keepers");
        assertThat(bench.one(keepers.count())).isEqualTo(1L);
        assertThat(bench.one(keepers.setKeys(List.of(3))))
                .isEqualTo(new RelationChange(List.of(3L), List.of(), List.of(2L)));
        assertThat(bench.column("SELECT \"name\" FROM \"players\" WHERE \"teamId\" = 2 ORDER BY 1"))
                .containsExactly("p1", "p3");
        assertThat(bench.column("SELECT \"role\" FROM \"players\" WHERE \"name\" = 'p3'"))
                .containsExactly("keeper");
        assertThat(bench.one(keepers.create(entity("player", "name", "k"))).get("role"))
                .isEqualTo("keeper");
    }

    @OnEachDatabase
    void aBelongsToMovesTheOwnersForeignKey(TestDatabase database) {
        Workbench bench = teams(database);
        Relation<DynamicEntity, DynamicEntity> team = toOne(bench, "team", "team");
        assertThat(bench.one(team.hasKeys(List.of(2)))).isTrue();
        assertThat(bench.one(team.addKeys(List.of(1))))
                .isEqualTo(new RelationChange(List.of(1L), List.of(), List.of(2L)));
        assertThat(bench.one(team.setKeys(List.of(1)))).isEqualTo(NONE);
        assertThat(bench.all(team.find())).extracting(one -> one.get("name")).containsExactly("A");
        assertThat(bench.one(team.count())).isEqualTo(1L);
        assertThat(bench.one(team.removeKeys(List.of(2)))).isEqualTo(NONE);
        assertThat(bench.one(team.removeKeys(List.of(1)))).isEqualTo(removed(1L));
        assertThat(bench.all(team.find())).isEmpty();
        assertThat(bench.one(team.create(entity("team", "name", "C"))).get("id"))
                .isEqualTo(3L);
        assertThat(bench.column("SELECT \"teamId\" FROM \"players\" WHERE \"id\" = 1"))
                .containsExactly(3L);
        assertThat(bench.one(team.clear())).isEqualTo(removed(3L));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> bench.one(team.setKeys(List.of(1, 2))))
                .withMessage(
                        "The association player.team (belongsTo team) has one row at most, but 2 are to be related;"
                                + " give one.");
        assertThatExceptionOfType(ConstraintViolationException.class)
                .isThrownBy(() -> bench.one(team.setKeys(List.of(77))));
    }

    @OnEachDatabase
    void aHasOneHasOneTarget(TestDatabase database) {
        Workbench bench = teams(database);
        bench.rows("badge", Map.of("code", "x"), Map.of("code", "y"));
        Relation<DynamicEntity, DynamicEntity> badge = toOne(bench, "badge", "badge");
        assertThat(bench.one(badge.addKeys(List.of(1)))).isEqualTo(added(1L));
        assertThat(bench.one(badge.addKeys(List.of(2))))
                .isEqualTo(new RelationChange(List.of(2L), List.of(), List.of(1L)));
        bench.one(badge.create(entity("badge", "code", "z")));
        assertThat(bench.all(badge.find())).extracting(one -> one.get("code")).containsExactly("z");
        assertThat(bench.column("SELECT \"code\" FROM \"badges\" WHERE \"playerId\" IS NULL ORDER BY 1"))
                .containsExactly("x", "y");
    }

    @OnEachDatabase(Kind.H2)
    void aForeignKeyThatMustNotBeNullCannotBeEnded(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("team");
        s.define("player");
        s.hasMany("team", "player");
        s.belongsTo("player", "team").notNull();
        Workbench bench = bench(database, s);
        bench.rows("team", Map.of(), Map.of());
        bench.rows("player", Map.of("teamId", 1));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> bench.one(toMany(bench, 1, "players").removeKeys(List.of(1))))
                .withMessage(
                        "The relation team.players cannot be ended, since the foreign key (teamId) of player does not"
                                + " admit null; delete the rows, or relate them to another owner.");
        assertThat(bench.one(toMany(bench, 2, "players").addKeys(List.of(1)))).isEqualTo(added(1L));
    }
}
