package io.interflux.write;

import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.error.DatabaseException;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Mappings;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What is refused before any statement, and how rows become statements. */
final class WriterTest {

    private static final Schema SCHEMA = schema();

    private static final ModelHandle<DynamicEntity> USER = ModelHandle.of("user");

    private final EchoDatabase database = new EchoDatabase(PostgreSqlDialect.INSTANCE);
    private final Writer writer = writer(database);

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("user").attribute("username", STRING, name -> name.notNull()).attribute("points", INTEGER);
        s.define("point").id("x", LONG).id("y", LONG).attribute("label", STRING);
        s.hasMany("user", "point").as("places");
        return s.build();
    }

    private static Writer writer(EchoDatabase database) {
        return new Writer(database, SCHEMA, Mappings.of(SCHEMA), WriterTest::nothing);
    }

    private static <T> Flux<T> nothing(Select<T> select) {
        return Flux.empty();
    }

    private static DynamicEntity user(Map<String, ?> values) {
        return DynamicEntity.of("user", values);
    }

    private static DynamicEntity point(long x) {
        return DynamicEntity.of("point", Map.of("x", x, "y", -x));
    }

    private void assertRefused(Object entity, String message) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.insert(entity))
                .withMessage(message);
        assertThat(database.log).isEmpty();
    }

    @Test
    void anUnknownClassNamesWhatTheSchemaHas() {
        assertRefused("user", "The class java.lang.String is not in the schema. It has the models [user, point].");
    }

    @Test
    void anUnknownModelNamesWhatTheSchemaHas() {
        assertRefused(
                DynamicEntity.of("users", Map.of()),
                "The model users is not in the schema. It has the models [user, point] (did you mean user?).");
    }

    @Test
    void anUnknownNameNamesWhatTheModelHas() {
        assertRefused(
                user(Map.of("usernme", "p4dm3")),
                "The entity user has a value 'usernme', but model user has no such attribute."
                        + " It has the attributes [id, username, points] (did you mean username?) and the associations [places].");
    }

    @Test
    void aMissingValueNamesAttributeAndModel() {
        assertRefused(
                user(Map.of("points", 1)),
                "The entity user has a null where a value is needed: the attribute 'username' of model user is not nullable;"
                        + " give it a value.");
    }

    @Test
    void aMissingKeyNamesAttributeAndModel() {
        assertRefused(
                DynamicEntity.of("point", Map.of("x", 1)),
                "The entity point has a null where a key is needed: the attribute 'y' of model point is part of its primary key (x, y)"
                        + " and is not generated; give it a value.");
    }

    @Test
    void aValueOfTheWrongTypeIsNamedWithItsPlace() {
        List<DynamicEntity> users =
                List.of(user(Map.of("username", "a")), user(Map.of("username", "b", "points", "many")));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.insertAll(users))
                .withMessage(
                        "The value 'many' (String) does not fit attribute 'points' at user[1], which takes Integer");
    }

    @Test
    void entitiesOfSeveralModelsAreRefused() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.insertAll(List.of(user(Map.of("username", "a")), point(1))))
                .withMessage(
                        "One call takes entities of one model, but the first is a user (DynamicEntity) and the one at index 1 a"
                                + " point (DynamicEntity); write each model by a call of its own.");
    }

    @Test
    void aNullEntityIsRefused() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.insertAll(new ArrayList<>(Arrays.asList(point(1), null))))
                .withMessage("The entity at index 1 is null; leave it out.");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may give
    void nothingIsRefused() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.insert(null))
                .withMessage("The entity at index 0 is null; leave it out.");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> writer.insertAll(null))
                .withMessage("The collection of entities is null; give one, or leave the call out.");
    }

    @Test
    void aListUnderAnUnknownNameIsNotTakenForChildren() {
        assertRefused(
                user(Map.of("username", "a", "tags", List.of("x"))),
                "The entity user has a value 'tags', but model user has no such attribute."
                        + " It has the attributes [id, username, points] and the associations [places].");
    }

    @Test
    void noEntitiesAreNoStatements() {
        StepVerifier.create(writer.insertAll(List.of())).verifyComplete();
        assertThat(database.log).isEmpty();
    }

    @Test
    void oneRowIsOneStatementWithoutTransaction() {
        StepVerifier.create(writer.insert(point(1)))
                .assertNext(point -> assertThat(point.asMap())
                        .containsEntry("x", 1L)
                        .containsEntry("y", -1L)
                        .containsEntry("label", null))
                .verifyComplete();
        assertThat(database.log)
                .containsExactly("INSERT INTO \"points\" (\"x\", \"y\", \"label\", \"userId\") VALUES ($1, $2, $3, $4)"
                        + " RETURNING \"x\", \"y\", \"label\", \"userId\"");
    }

    @Test
    void rowsAreEmittedInTheirOrderAfterTheCommitOfAllChunks() {
        List<DynamicEntity> points =
                LongStream.range(0, 2_500).mapToObj(WriterTest::point).toList();
        Flux<DynamicEntity> inserted = writer.insertAll(points)
                .doOnNext(point -> assertThat(database.log).endsWith("COMMIT"));
        StepVerifier.create(inserted.map(point -> Objects.requireNonNull(point.get("x", Long.class))))
                .expectNextSequence(LongStream.range(0, 2_500).boxed().toList())
                .verifyComplete();
        assertThat(database.log).hasSize(5).startsWith("BEGIN");
    }

    @Test
    void eachSubscriptionWritesAnewWhatWasGivenToTheCall() {
        List<DynamicEntity> points = new ArrayList<>(List.of(point(1)));
        Flux<DynamicEntity> inserted = writer.insertAll(points);
        points.add(point(2));
        assertThat(database.log).isEmpty();
        StepVerifier.create(inserted.concatWith(inserted)).expectNextCount(2).verifyComplete();
        assertThat(database.log).hasSize(2);
    }

    @Test
    void rowsThatAreNotGivenBackAreAnError() {
        Writer losing = writer(new EchoDatabase(PostgreSqlDialect.INSTANCE, 1));
        StepVerifier.create(losing.insertAll(List.of(point(1), point(2))))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(DatabaseException.class)
                        .hasMessage(
                                "The insert of 2 rows into points gave back 1, so rows cannot be told apart; look for a trigger or"
                                        + " rule that drops or adds rows."))
                .verify();
    }

    @Test
    void whereAFailedInsertLeavesRowsATransactionTakesThemBack() {
        EchoDatabase losing = new EchoDatabase(H2Dialect.INSTANCE, 1);
        StepVerifier.create(writer(losing).insert(point(1))).verifyError(DatabaseException.class);
        assertThat(losing.log).hasSize(2).startsWith("BEGIN");
        assertThat(losing.log.get(1)).startsWith("SELECT \"x\", \"y\", \"label\", \"userId\" FROM FINAL TABLE (INSERT");
        EchoDatabase keeping = new EchoDatabase(H2Dialect.INSTANCE);
        StepVerifier.create(writer(keeping).insert(point(1))).expectNextCount(1).verifyComplete();
        assertThat(keeping.log).hasSize(3).startsWith("BEGIN").endsWith("COMMIT");
    }

    @Test
    void whereAFailedInsertLeavesRowsInACallersTransactionASavepointTakesThemBack() {
        EchoDatabase losing = new EchoDatabase(H2Dialect.INSTANCE, 1, true);
        StepVerifier.create(writer(losing).insert(point(1))).verifyError(DatabaseException.class);
        assertThat(losing.log).hasSize(3);
        assertThat(losing.log.get(0)).startsWith("SAVEPOINT interflux_");
        assertThat(losing.log.get(1)).startsWith("SELECT \"x\", \"y\", \"label\", \"userId\" FROM FINAL TABLE (INSERT");
        assertThat(losing.log.get(2)).isEqualTo("ROLLBACK TO " + losing.log.get(0));
        EchoDatabase keeping = new EchoDatabase(H2Dialect.INSTANCE, 0, true);
        StepVerifier.create(writer(keeping).insert(point(1))).expectNextCount(1).verifyComplete();
        assertThat(keeping.log.get(2)).isEqualTo("RELEASE " + keeping.log.get(0));
    }

    @Test
    void anUpdateSaysWhatItLacks() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.update(user(Map.of("username", "a")), null))
                .withMessage(
                        "The entity user has no value for 'id' of the key (id), by which its row is found; give it one,"
                                + " or load the attribute.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.update(user(Map.of("id", 1)), null))
                .withMessage(
                        "The entity user has nothing to be updated: it says nothing of any attribute beside the key"
                                + " (id).");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.update(user(Map.of("id", 1)), List.of(USER.attribute("id"))))
                .withMessage("'id' of model user is generated or part of the primary key, by which the row is found; it"
                        + " cannot be updated.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.update(user(Map.of("id", 1)), List.of()))
                .withMessage("The update of user is to write an empty list of attributes; name some, or give no list to"
                        + " write all that the entity says.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.update(
                        user(Map.of("id", 1, "points", 2)),
                        List.of(USER.attribute("points"), USER.attribute("points"))))
                .withMessage("The update of user names 'user.points' twice; name it once.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.updateAll(
                        List.of(user(Map.of("id", 1, "points", 2)), user(Map.of("id", 2))),
                        List.of(USER.attribute("points"))))
                .withMessage(
                        "The update is to write 'points', of which the entity user[1] says nothing; give it a value,"
                                + " which may be null, or leave the attribute out.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.updateAll(List.of(point(1), point(2), point(1)), null))
                .withMessage(
                        "The entities point[0] and point[2] have the same key (x, y) = (1, -1); give each row once.");
        assertThat(database.log).isEmpty();
    }

    @Test
    void anUpdateByConditionSaysWhatItCannotWrite() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.update(USER).all())
                .withMessage("The update of user sets nothing; say set(attribute, value).");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.update(USER).set("pionts", 1).all())
                .withMessage(
                        "'pionts' cannot be written in user, which has the attributes [id, username, points] (did you"
                                + " mean points?).");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.update(USER).set("username", null).all())
                .withMessage("'username' of model user is not nullable, but is to be set to null; give it a value.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.update(USER).set("points", 1).set("points", 2))
                .withMessage("'points' is set twice; set it once");
    }

    @Test
    void anUpsertNeedsAUniqueKey() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.upsert(user(Map.of("username", "a")), List.of(USER.attribute("username"))))
                .withMessage(
                        "The upsert of user by (username) cannot tell which row it means, since these are not unique."
                                + " Unique are [(id)]; name all attributes of one of them, or declare them unique.");
    }
}
