package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.Interflux;
import io.interflux.error.QueryException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Roots that are locked while the caller's transaction lasts, and nothing else. */
@Timeout(120)
class ForUpdateIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Select<DynamicEntity> parents =
            Select.from("parent").include("children").forUpdate();
    private final Select<DynamicEntity> byName =
            parents.orderBy(AttributeReference.named("name").desc());

    private StatementRecorder recorder;

    private Interflux open(TestDatabase database) {
        Family.create(database, 25, 1);
        recorder = StatementRecorder.on(SingleConversation.on(database.connectionFactory()));
        return R2dbcInterflux.create(
                database.pool(recorder.connectionFactory(), 1),
                Family.SCHEMA,
                R2dbcOptions.DEFAULT,
                LoadOptions.DEFAULT.withWindowRows(10));
    }

    /** Loads in a transaction and does something on another connection before that ends. */
    private static void whileLocked(Interflux interflux, Select<DynamicEntity> select, Runnable meanwhile) {
        interflux
                .inTransaction(tx -> tx.find(select).collectList().flatMap(found -> Mono.fromRunnable(meanwhile)
                        .subscribeOn(Schedulers.boundedElastic())))
                .blockLast(LIMIT);
    }

    /** An update by somebody who does not wait. */
    private static ThrowingCallable update(TestDatabase database, String table, long id) {
        return () -> database.execute(
                database.kind() == Kind.H2 ? "SET LOCK_TIMEOUT 50" : "SET lock_timeout = 50",
                "UPDATE \"" + table + "\" SET \"id\" = \"id\" WHERE \"id\" = " + id);
    }

    @OnEachDatabase
    void rootsOfAllWindowsAreLockedUntilTheEnd(TestDatabase database) {
        Interflux interflux = open(database);
        for (Select<DynamicEntity> select : List.of(parents, byName)) {
            whileLocked(interflux, select, () -> {
                for (long id : new long[] {1, 12, 25}) {
                    assertThatThrownBy(update(database, "parents", id)).isInstanceOf(RuntimeException.class);
                }
            });
            assertThatCode(update(database, "parents", 12)).doesNotThrowAnyException();
        }
    }

    @OnEachDatabase
    void otherRowsAndChildrenAreNotLockedButThoseThatH2Sorts(TestDatabase database) {
        Interflux interflux = open(database);
        whileLocked(interflux, parents.limit(3), () -> {
            assertThatThrownBy(update(database, "parents", 3)).isInstanceOf(RuntimeException.class);
            assertThatCode(update(database, "parents", 4)).doesNotThrowAnyException();
            assertThatCode(update(database, "children", 30)).doesNotThrowAnyException();
        });
        whileLocked(interflux, byName.limit(3), () -> {
            assertThatThrownBy(update(database, "parents", 9)).isInstanceOf(RuntimeException.class);
            if (database.kind() == Kind.H2) {
                assertThatThrownBy(update(database, "parents", 1)).isInstanceOf(RuntimeException.class);
            } else {
                assertThatCode(update(database, "parents", 1)).doesNotThrowAnyException();
            }
            assertThatCode(update(database, "children", 90)).doesNotThrowAnyException();
        });
    }

    @OnEachDatabase
    void theToOnesThatRideAlongAreNotLockedButByAnInnerJoinOnH2(TestDatabase database) {
        Interflux interflux = open(database);
        Select<DynamicEntity> child = Select.from("child")
                .where(ModelHandle.of("child").attribute("id").eq(50L))
                .forUpdate();
        whileLocked(interflux, child.include("parent"), () -> {
            assertThatThrownBy(update(database, "children", 50)).isInstanceOf(RuntimeException.class);
            assertThatCode(update(database, "parents", 5)).doesNotThrowAnyException();
        });
        whileLocked(interflux, child.include("parent", parent -> parent.required()), () -> {
            assertThatThrownBy(update(database, "children", 50)).isInstanceOf(RuntimeException.class);
            if (database.kind() == Kind.H2) {
                assertThatThrownBy(update(database, "parents", 5)).isInstanceOf(RuntimeException.class);
            } else {
                assertThatCode(update(database, "parents", 5)).doesNotThrowAnyException();
            }
        });
    }

    @OnEachDatabase
    void onlyTheStatementOfTheRootsLocks(TestDatabase database) {
        Interflux interflux = open(database);
        String lock = database.kind() == Kind.H2 ? " FOR UPDATE" : " FOR UPDATE OF t0";
        interflux.inTransaction(tx -> tx.find(parents.limit(2))).blockLast(LIMIT);
        assertThat(recorder.texts())
                .hasSize(2)
                .first()
                .isEqualTo("SELECT t0.\"id\", t0.\"name\", t0.\"rank\" FROM \"parents\" t0 ORDER BY t0.\"id\" LIMIT $1"
                        + lock);
        assertThat(recorder.texts().get(1)).doesNotContain("FOR UPDATE");
        recorder.clear();
        interflux.inTransaction(tx -> tx.find(parents)).blockLast(LIMIT);
        assertThat(recorder.texts().stream().filter(text -> text.endsWith(" LIMIT $2" + lock)))
                .as("the windows after the first")
                .hasSize(2);
    }

    @OnEachDatabase
    void outsideOfATransactionItIsRefused(TestDatabase database) {
        Interflux interflux = open(database);
        for (Select<DynamicEntity> select : List.of(parents, byName, parents.limit(1), parents.snapshot())) {
            assertThatExceptionOfType(QueryException.class)
                    .isThrownBy(() -> interflux.find(select).blockLast(LIMIT))
                    .withMessage("forUpdate() locks rows until the caller's transaction ends, but there is none;"
                            + " load inside of inTransaction(tx -> tx.find(…))");
        }
        assertThat(recorder.sent()).isEmpty();
    }
}
