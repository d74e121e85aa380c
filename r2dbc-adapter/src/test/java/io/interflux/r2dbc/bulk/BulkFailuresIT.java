package io.interflux.r2dbc.bulk;

import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;
import static io.interflux.r2dbc.bulk.Loading.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.interflux.Interflux;
import io.interflux.error.BulkLoadException;
import io.interflux.error.BulkLoadException.FailedRows;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.DatabaseException;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.interflux.write.BulkLoad;
import io.interflux.write.Pair;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Loads that end early: which row it was, what is kept, and that the one connection of the pool serves the next load. */
class BulkFailuresIT {

    private static final ModelHandle<DynamicEntity> USER = ModelHandle.of("user");
    private static final ModelHandle<DynamicEntity> GRANT = ModelHandle.of("grant");
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> PROFILES =
            USER.manyToMany("profiles", ModelHandle.of("profile"), GRANT);

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("user")
                .attribute("username", STRING, a -> a.unique())
                .attribute("points", INTEGER)
                .attribute("code", DataType.string(3));
        s.define("profile");
        s.belongsToMany("user", "profile").through("grant", j -> j.id().attribute("by", INTEGER));
        return s.build();
    }

    private static DynamicEntity user(long id) {
        return row("user", "id", id, "username", "user" + id, "points", (int) id);
    }

    /** A hundred users, of which one is another. */
    private static Flux<DynamicEntity> withOne(int place, DynamicEntity other) {
        return Flux.range(0, 100).map(i -> i == place ? other : user(i));
    }

    private static <E> BulkLoadException failure(BulkLoad<E> load, Flux<E> source) {
        return Objects.requireNonNull(catchThrowableOfType(
                BulkLoadException.class, () -> load.insert(source).block(Loading.LIMIT)));
    }

    private static void assertNothingIsThereAndTheConnectionServes(Loading loading) {
        assertThat(loading.rows("user")).isEmpty();
        assertThat(loading.run(loading.interflux().bulk(USER).insert(Flux.just(user(1)))))
                .isEqualTo(1L);
        Loading.all(loading.interflux().delete(USER).all());
    }

    private static void assertFailsAt(BulkLoadException failure, long position, @Nullable String key) {
        assertThat(failure.failed()).isEqualTo(new FailedRows(position, position, key));
        assertThat(failure.kept()).isZero();
    }

    @OnEachDatabase
    void aDuplicateKeyIsFoundByItsRow(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        for (int chunk : List.of(100, 40, 1)) {
            BulkLoadException failure = failure(loading.interflux().bulk(USER).chunkRows(chunk), withOne(57, user(3)));
            assertFailsAt(failure, 57, "(id) = (3)");
            assertThat(failure)
                    .hasCauseInstanceOf(ConstraintViolationException.class)
                    .message()
                    .startsWith("The bulk load of user ended at row 57 of its source, counted from 0, with (id) = (3);"
                            + " nothing of it is kept: Unique constraint");
            assertNothingIsThereAndTheConnectionServes(loading);
        }
    }

    @OnEachDatabase
    void aValueThatIsTooLongIsFoundByItsRow(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        BulkLoadException failure =
                failure(loading.interflux().bulk(USER), withOne(99, row("user", "id", 99L, "code", "four")));
        assertFailsAt(failure, 99, "(id) = (99)");
        assertThat(failure)
                .hasCauseInstanceOf(DatabaseException.class)
                .message()
                .doesNotContain("four");
        assertNothingIsThereAndTheConnectionServes(loading);
    }

    @OnEachDatabase
    void anotherUniqueKeyThatIsViolatedByAnUpdateIsFoundByItsRow(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        BulkLoad<DynamicEntity> load = loading.interflux().bulk(USER).updateExisting();
        Loading.all(loading.interflux().insertAll(List.of(row("user", "id", 1000L, "username", "taken"))));
        BulkLoadException failure = failure(load, withOne(42, row("user", "id", 42L, "username", "taken")));
        assertFailsAt(failure, 42, "(id) = (42)");
        assertThat(loading.rows("user")).hasSize(1);
    }

    @OnEachDatabase
    void aMissingTargetIsFoundByItsPair(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        Interflux interflux = loading.interflux();
        loading.run(interflux.bulk(USER).insert(Flux.range(1, 50).map(BulkFailuresIT::user)));
        loading.run(interflux.bulk(ModelHandle.of("profile")).insert(Flux.just(row("profile", "id", 1L))));
        Flux<Pair<DynamicEntity, DynamicEntity, DynamicEntity>> pairs =
                Flux.range(1, 51).map(i -> Pair.ofKeys(i, 1));
        BulkLoadException failure = failure(interflux.bulk(PROFILES).chunkRows(60), pairs);
        assertThat(failure).hasCauseInstanceOf(ConstraintViolationException.class);
        assertThat(failure.failed()).as("its key is not made yet").isEqualTo(new FailedRows(50, 50, null));
        assertFailsAt(failure(interflux.bulk(PROFILES).updateExisting(), pairs), 50, "(userId, profileId) = (51, 1)");
        assertThat(loading.rows("grant")).isEmpty();
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void whereOnlySeveralRowsComeIntoQuestionTheyAreTold(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        Interflux interflux = loading.interflux();
        loading.run(interflux.bulk(USER).insert(Flux.just(user(1))));
        loading.run(interflux
                .bulk(ModelHandle.of("profile"))
                .insert(Flux.range(0, 20).map(i -> row("profile"))));
        BulkLoadException failure = failure(
                interflux.bulk(GRANT).chunkRows(10),
                Flux.range(0, 20).map(i -> row("grant", "userId", i < 10 ? 1L : 77L, "profileId", i + 1L)));
        assertThat(failure.failed()).isEqualTo(new FailedRows(10, 19, null));
        assertThat(failure).message().contains("at one of the rows 10 to 19 of its source, counted from 0;");
    }

    @OnEachDatabase
    void anElementThatDoesNotFitIsFoundBeforeItIsSent(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        BulkLoadException failure =
                failure(loading.interflux().bulk(USER).chunkRows(10), withOne(57, row("user", "points", "many")));
        assertFailsAt(failure, 57, null);
        assertThat(failure)
                .hasCauseInstanceOf(QueryException.class)
                .message()
                .contains("The value 'many' (String) does not fit attribute 'points' at user[57], which takes Integer");
        BulkLoadException another = failure(loading.interflux().bulk(USER), withOne(2, row("profile")));
        assertThat(another)
                .message()
                .contains("The element user[2] of the source is a profile (DynamicEntity),"
                        + " but the load is one of user (DynamicEntity); load each model by a call of its own.");
        assertNothingIsThereAndTheConnectionServes(loading);
    }

    @OnEachDatabase
    void whatTheSourceFailsWithComesAsItIs(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        Exception broken = new IllegalStateException("broken");
        for (int chunk : List.of(10, 50, 1000)) {
            StepVerifier.create(loading.interflux()
                            .bulk(USER)
                            .chunkRows(chunk)
                            .insert(withOne(57, user(57)).concatWith(Mono.error(broken))))
                    .expectErrorMatches(broken::equals)
                    .verify(Loading.LIMIT);
            assertNothingIsThereAndTheConnectionServes(loading);
        }
    }

    @OnEachDatabase
    void whatTheListenerThrowsEndsTheLoad(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        RuntimeException broken = new IllegalStateException("broken");
        BulkLoad<DynamicEntity> load = loading.interflux()
                .bulk(USER)
                .chunkRows(10)
                .onProgress(progress -> {
                    if (progress.rows() == 30) {
                        throw broken;
                    }
                });
        StepVerifier.create(load.insert(withOne(0, user(0))))
                .expectErrorMatches(broken::equals)
                .verify(Loading.LIMIT);
        assertNothingIsThereAndTheConnectionServes(loading);
        BulkLoadException failure = failure(load.keepFinishedChunks(), withOne(0, user(0)));
        assertThat(failure)
                .hasCause(broken)
                .hasMessage("The bulk load of user ended; the first 30 rows of the source are kept: broken");
    }

    @OnEachDatabase
    void finishedChunksAreKeptWhereThatIsWanted(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        BulkLoad<DynamicEntity> load =
                loading.interflux().bulk(USER).chunkRows(10).keepFinishedChunks();
        BulkLoadException failure = failure(load, withOne(57, user(3)));
        assertThat(failure.kept()).isEqualTo(50);
        assertThat(failure.failed()).isEqualTo(new FailedRows(57, 57, "(id) = (3)"));
        assertThat(failure).message().contains("; the first 50 rows of the source are kept: ");
        assertThat(loading.rows("user")).hasSize(50);

        AtomicLong total = new AtomicLong();
        Flux<DynamicEntity> rest = Flux.range(0, 100).map(i -> user(i)).skip(failure.kept());
        assertThat(loading.run(load.onProgress(p -> total.set(p.rows())).insert(rest)))
                .isEqualTo(50L);
        assertThat(total).hasValue(50);
        assertThat(loading.rows("user")).hasSize(100);
    }

    @OnEachDatabase
    void chunksThatAreFinishedWhenTheSourceFailsAreKept(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        BulkLoad<DynamicEntity> load =
                loading.interflux().bulk(USER).chunkRows(10).keepFinishedChunks();
        BulkLoadException failure = failure(
                load, Flux.range(0, 35).map(i -> user(i)).concatWith(Mono.error(new IllegalStateException("x"))));
        assertThat(loading.rows("user")).hasSize((int) failure.kept());
        assertThat(failure.kept()).isEqualTo(30L);
    }

    @OnEachDatabase
    void theTransactionOfTheCallerGoesOnAfterAFailedLoad(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        Long count = loading.run(loading.interflux()
                .inTransaction(tx -> tx.insert(row("user", "id", 1000L))
                        .then(tx.bulk(USER)
                                .chunkRows(10)
                                .insert(withOne(57, user(3)))
                                .onErrorComplete(BulkLoadException.class))
                        .then(tx.bulk(USER)
                                .chunkRows(10)
                                .updateExisting()
                                .insert(withOne(57, user(57)).concatWith(Mono.error(new IllegalStateException("x"))))
                                .onErrorComplete(IllegalStateException.class))
                        .then(tx.bulk(USER)
                                .chunkRows(2)
                                .keepFinishedChunks()
                                .insert(Flux.just(user(1), user(2), user(3), user(3)))
                                .onErrorComplete(BulkLoadException.class))
                        .then(tx.insert(row("user", "id", 1001L)))
                        .then(tx.count(Select.from(USER))))
                .single());
        assertThat(count).as("two by insert, and one finished chunk of two").isEqualTo(4L);
        assertThat(loading.rows("user")).hasSize(4);
    }

    @OnEachDatabase
    void aTableThatIsNotThereIsSaid(TestDatabase database) {
        Interflux interflux = R2dbcInterflux.create(database.pool(1), schema());
        for (BulkLoad<DynamicEntity> load :
                List.of(interflux.bulk(USER), interflux.bulk(USER).updateExisting())) {
            BulkLoadException failure = failure(load, Flux.just(user(1), user(2)));
            assertThat(failure.failed()).isNull();
            assertThat(failure).message().contains("The table \"users\" does not exist");
        }
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void dataThatTheServerCannotReadIsFoundByItsRowInEachFormat(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        DynamicEntity unstorable = row("user", "id", 7L, "username", "nul\0", "points", 1);
        assertFailsAt(failure(loading.interflux().bulk(USER), withOne(7, unstorable)), 7, "(id) = (7)");
        database.execute("ALTER TABLE \"users\" ALTER COLUMN \"points\" TYPE SMALLINT");
        BulkLoadException failure =
                failure(loading.interflux().bulk(USER), withOne(8, row("user", "id", 8L, "points", 1_000_000)));
        assertFailsAt(failure, 8, "(id) = (8)");
        assertThat(failure).message().contains("(FORMAT text)").doesNotContain("1000000");
        assertNothingIsThereAndTheConnectionServes(loading);
    }
}
