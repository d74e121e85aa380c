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
        return new Writer(database, SCHEMA, Mappings.of(SCHEMA));
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
                        "One insert takes entities of one model, but the first is a user (DynamicEntity) and the one at index 1 a"
                                + " point (DynamicEntity); insert each model by a call of its own.");
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
    void whereAFailedInsertLeavesRowsASavepointTakesThemBack() {
        EchoDatabase losing = new EchoDatabase(H2Dialect.INSTANCE, 1);
        StepVerifier.create(writer(losing).insert(point(1))).verifyError(DatabaseException.class);
        assertThat(losing.log).hasSize(4).startsWith("BEGIN");
        assertThat(losing.log.get(1)).startsWith("SAVEPOINT interflux_");
        assertThat(losing.log.get(2)).startsWith("SELECT \"x\", \"y\", \"label\", \"userId\" FROM FINAL TABLE (INSERT");
        assertThat(losing.log.get(3)).isEqualTo("ROLLBACK TO " + losing.log.get(1));
    }
}
