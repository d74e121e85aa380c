package io.interflux.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Mappings;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What cannot be meant by an operation of a relation is refused by the call, before any statement. */
final class RelationErrorsTest {

    private static final ModelHandle<DynamicEntity> USER = ModelHandle.of("user");
    private static final ModelHandle<DynamicEntity> PROFILE = ModelHandle.of("profile");
    private static final ModelHandle<DynamicEntity> POST = ModelHandle.of("post");
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> PROFILES =
            USER.manyToMany("profiles", PROFILE, ModelHandle.of("grant"));

    private final EchoDatabase database = new EchoDatabase(PostgreSqlDialect.INSTANCE);
    private final Schema schema = schema();
    private final Writer writer = new Writer(database, schema, Mappings.of(schema), RelationErrorsTest::nothing);
    private final LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> profiles = writer.linksByKey(1, PROFILES);
    private final Relation<DynamicEntity, DynamicEntity> posts = writer.relationByKey(1, USER.toMany("posts", POST));
    private final Relation<DynamicEntity, DynamicEntity> author = writer.relationByKey(1, POST.toOne("user", USER));

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("user");
        s.define("profile");
        s.define("post");
        s.define("part");
        s.belongsToMany("user", "profile")
                .through("grant", j -> j.id().attribute("by", DataType.INTEGER).softDelete());
        s.hasMany("user", "post");
        s.belongsTo("post", "user");
        s.hasMany("post", "part");
        s.belongsTo("part", "post").notNull();
        return s.build();
    }

    private static <T> Flux<T> nothing(Select<T> select) {
        return Flux.empty();
    }

    private static DynamicEntity entity(String model, int id) {
        return DynamicEntity.of(model, Map.of("id", id));
    }

    private void assertRefused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(QueryException.class).isThrownBy(call).withMessage(message);
        assertThat(database.log).isEmpty();
    }

    @Test
    void aTargetOfAnotherModelIsNamed() {
        String refused = "A target of user.profiles is a post (DynamicEntity), but the association leads to profile"
                + " (DynamicEntity); give a profile.";
        DynamicEntity post = entity("post", 1);
        assertRefused(() -> profiles.add(post), refused);
        assertRefused(() -> profiles.add(List.of(entity("profile", 1), post), (target, link) -> link), refused);
        assertRefused(() -> profiles.set(List.of(post)), refused);
        assertRefused(() -> profiles.remove(post), refused);
        assertRefused(() -> profiles.has(post), refused);
        assertRefused(() -> profiles.create(post), refused);
        assertRefused(
                () -> posts.add(entity("profile", 1)),
                "A target of user.posts is a profile (DynamicEntity), but the association leads to post"
                        + " (DynamicEntity); give a post.");
        assertRefused(
                () -> author.create(entity("profile", 1)),
                "A target of post.user is a profile (DynamicEntity), but the association leads to user"
                        + " (DynamicEntity); give a user.");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // what a caller without generics may give
    void aKeyInThePlaceOfATargetIsNamed() {
        assertRefused(
                () -> ((LinkRelation) profiles).add(7),
                "A target of user.profiles is a java.lang.Integer, but the association leads to profile"
                        + " (DynamicEntity); give a profile.");
    }

    @Test
    void aKeyHasNoNull() {
        String refused = " has a null, but (id) has a value in every row; give one for each attribute.";
        assertRefused(
                () -> profiles.addKeys(List.of(Collections.singletonList(null))),
                "The key [null] of profile" + refused);
        assertRefused(
                () -> writer.linksByKey(Arrays.asList((Object) null), PROFILES), "The key [null] of user" + refused);
    }

    @Test
    void aLinkThatIsGivenTwiceCarriesTheSame() {
        String refused = "The target (id) = (1) of user.profiles is given twice with different attributes of its link;"
                + " give it once.";
        assertRefused(
                () -> profiles.addKeys(List.of(1, 1L), (key, link) -> link.set("by", key.hashCode())
                        .set("id", key instanceof Long ? 1 : 2)),
                refused);
        List<DynamicEntity> twice =
                List.of(entity("profile", 1), DynamicEntity.of("profile", Map.of("id", 1, "name", "")));
        assertRefused(
                () -> profiles.set(
                        twice, (profile, link) -> link.set("by", profile.names().size())),
                refused);
    }

    @Test
    void aToOneHasOneTarget() {
        String refused =
                "The association post.user (belongsTo user) has one row at most, but 2 are to be related; give one.";
        assertRefused(() -> author.setKeys(List.of(1, 2)), refused);
        assertRefused(() -> author.addKeys(List.of(1, 2)), refused);
        assertRefused(() -> author.create(List.of(entity("user", 1), entity("user", 2))), refused);
    }

    @Test
    void aForeignKeyThatMustNotBeNullIsNotEnded() {
        Relation<DynamicEntity, DynamicEntity> parts =
                writer.relationByKey(1, POST.toMany("parts", ModelHandle.of("part")));
        assertRefused(
                () -> parts.removeKeys(List.of(1)),
                "The relation post.parts cannot be ended, since the foreign key (postId) of part does not admit null;"
                        + " delete the rows, or relate them to another owner.");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may give
    void anOwnerMustBeThere() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> writer.links((DynamicEntity) null, PROFILES))
                .withMessage("The owner of user.profiles is null; give one, or leave the call out.");
    }
}
