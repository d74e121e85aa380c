package io.interflux.write;

import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.interflux.dialect.H2Dialect;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Mappings;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** Settings of bulk loads, and how they ask their source, without a database. */
final class BulkLoadTest {

    private static final ModelHandle<DynamicEntity> USER = ModelHandle.of("user");
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> TAGS =
            USER.manyToMany("tags", ModelHandle.of("tag"), ModelHandle.of("tagging"));

    private final Schema schema = schema();
    private final EchoDatabase database = new EchoDatabase(H2Dialect.INSTANCE);
    private final Writer writer = new Writer(database, schema, Mappings.of(schema), BulkLoadTest::nothing);

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("user").attribute("name", STRING, a -> a.unique()).attribute("points", INTEGER);
        s.define("tag");
        s.belongsToMany("user", "tag")
                .through("tagging", j -> j.id().softDelete())
                .unique(false);
        return s.build();
    }

    private static <T> Flux<T> nothing(Select<T> select) {
        return Flux.empty();
    }

    private static DynamicEntity user(int id) {
        return DynamicEntity.of("user", Map.of("id", id, "name", "u" + id));
    }

    @Test
    void aKeyThatIsNotUniqueIsRefusedAtOnce() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.bulk(USER).updateExisting(USER.attribute("points")))
                .withMessageContaining("by (points) cannot tell which row it means, since these are not unique."
                        + " Unique are [(id), (name)]");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.bulk(TAGS).skipExisting())
                .withMessage("Links of user.tags that are there are found by a key of exactly the pair,"
                        + " which tagging does not have; let the load fail on conflicts, or declare one.");
    }

    @Test
    void aModelOrAssociationThatIsNotThereIsRefusedAtOnce() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.bulk(ModelHandle.of("usr")))
                .withMessage("The schema has no model usr; it has [user, tag, tagging] (did you mean user?)");
        ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> unknown =
                USER.manyToMany("tagz", ModelHandle.of("tag"), ModelHandle.of("tagging"));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.bulk(unknown))
                .withMessageStartingWith("The model user has no association 'tagz'");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may give
    void missingArgumentsAreNamed() {
        BulkLoad<DynamicEntity> load = writer.bulk(USER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load.insert(null))
                .withMessageStartingWith("The source of a bulk load is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load.onProgress(null))
                .withMessageStartingWith("The listener of a bulk load is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load.chunkRows(0))
                .withMessage("The rows of a chunk, 0, must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pair.ofKeys(null, 1))
                .withMessageStartingWith("The source of a pair is null");
    }

    @Test
    void aPairSetsOnlyWhatItsLinkCarries() {
        for (String own : List.of("userId", "tagId", "deletedAt")) {
            Object value = own.equals("deletedAt") ? Instant.EPOCH : 1L;
            StepVerifier.create(writer.bulk(TAGS).insert(Flux.just(Pair.ofKeys(1, 1, link -> link.set(own, value)))))
                    .verifyErrorMessage(
                            "The bulk load of user.tags ended at row 0 of its source, counted from 0; nothing of"
                                    + " it is kept: The pair user.tags[0] sets '" + own
                                    + "', which is what makes the link; leave it out.");
        }
        assertThat(database.log).doesNotContain("COMMIT");
    }

    @Test
    void rowsAreAskedForOneChunkAtATimeAndOneAhead() {
        TestPublisher<DynamicEntity> source = TestPublisher.create();
        List<Long> asked = new ArrayList<>();
        Mono<Long> load = writer.bulk(USER).chunkRows(2).insert(source.flux().doOnRequest(asked::add));
        StepVerifier.create(load)
                .then(() -> assertThat(asked).containsExactly(1L))
                .then(() -> source.next(user(1)))
                .then(() -> assertThat(asked).containsExactly(1L, 1L))
                .then(() -> source.next(user(2), user(3)).complete())
                .expectNext(0L)
                .verifyComplete();
        assertThat(database.log)
                .containsExactly(
                        "BEGIN",
                        "INSERT INTO \"users\" (\"id\", \"name\", \"points\") VALUES ($1, $2, $3), ($4, $5, $6)",
                        "INSERT INTO \"users\" (\"id\", \"name\", \"points\") VALUES ($1, $2, $3)",
                        "COMMIT");
    }

    @Test
    void nothingHappensBeforeSubscriptionAndEachSubscriptionLoadsAnew() {
        List<BulkProgress> progress = new ArrayList<>();
        Mono<Long> load = writer.bulk(USER)
                .onProgress(progress::add)
                .insert(Flux.range(0, 3).map(BulkLoadTest::user));
        assertThat(database.log).isEmpty();
        load.repeat(1).blockLast(Duration.ofSeconds(10));
        assertThat(database.log).hasSize(6);
        assertThat(progress.stream().map(BulkProgress::rows)).containsExactly(3L, 3L);
    }

    @Test
    void aRateOfNoTimeIsFinite() {
        assertThat(new BulkProgress(10, 10, Duration.ZERO).rowsPerSecond()).isFinite();
        assertThat(new BulkProgress(10, 10, Duration.ofMillis(500)).rowsPerSecond())
                .isEqualTo(20.0);
    }
}
