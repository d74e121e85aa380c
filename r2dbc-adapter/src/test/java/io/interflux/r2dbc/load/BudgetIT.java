package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.Interflux;
import io.interflux.error.BudgetExceededException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.Fire;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** A load that brings more than its budget ends in one clear error and leaves nothing behind. */
@Timeout(120)
class BudgetIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int HUB = Fire.count("children of a hub under a budget", 30_000, 300_000);

    private final Select<DynamicEntity> byKey =
            Select.from("parent").include("children").include("clubs");
    private final Select<DynamicEntity> byCursor =
            byKey.orderBy(AttributeReference.named("name").desc());

    private static Interflux open(TestDatabase database) {
        Family.create(database, 300, 4);
        return R2dbcInterflux.create(
                database.pool(SingleConversation.on(database.connectionFactory()), 1),
                Family.SCHEMA,
                R2dbcOptions.DEFAULT,
                LoadOptions.DEFAULT.withWindowRows(50));
    }

    private static void assertNothingIsLeft(TestDatabase database, Interflux interflux, Select<DynamicEntity> select) {
        assertThat(interflux.find(select).count().block(LIMIT)).isEqualTo(300);
        if (database.kind() == TestDatabase.Kind.POSTGRESQL) {
            assertThat(database.column("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND state LIKE 'idle in transaction%'"))
                    .containsExactly(0L);
        }
    }

    @OnEachDatabase
    void rowsAreCountedOverAllWindows(TestDatabase database) {
        Interflux interflux = open(database);
        for (Select<DynamicEntity> select : List.of(byKey, byCursor)) {
            assertThatThrownBy(() ->
                            interflux.find(select.budget(b -> b.rows(800))).blockLast(LIMIT))
                    .isInstanceOfSatisfying(BudgetExceededException.class, error -> {
                        assertThat(error.path()).isEqualTo("parent.children");
                        assertThat(error.limit()).isEqualTo(800);
                    })
                    .hasMessage("The budget is used up at parent.children: this load reads more rows than 800;"
                            + " narrow the query, limit the include, or raise the budget by budget(b -> b.rows(…))");
            assertNothingIsLeft(database, interflux, select);
        }
    }

    @OnEachDatabase
    void nodesAreCountedInEachWindow(TestDatabase database) {
        Interflux interflux = open(database);
        for (Select<DynamicEntity> select : List.of(byKey, byCursor)) {
            assertThat(interflux.find(select.budget(b -> b.nodes(350))).count().block(LIMIT))
                    .isEqualTo(300);
            assertThatThrownBy(() ->
                            interflux.find(select.budget(b -> b.nodes(349))).blockLast(LIMIT))
                    .isInstanceOf(BudgetExceededException.class)
                    .hasMessage("The budget is used up at parent.clubs: one window of roots has more than 349 entities,"
                            + " at all levels together; narrow the query, limit the include, or raise the budget"
                            + " by budget(b -> b.nodes(…))");
            assertNothingIsLeft(database, interflux, select);
        }
    }

    @OnEachDatabase
    void aLoadWithinItsBudgetIsWhole(TestDatabase database) {
        Interflux interflux = open(database);
        assertThat(interflux
                        .find(byKey.budget(b -> b.rows(300 * (1 + 4 + 2))))
                        .count()
                        .block(LIMIT))
                .isEqualTo(300);
    }

    @OnEachDatabase
    void aHubIsLoadedWholeOrNotAtAll(TestDatabase database) {
        Family.create(database, 1, HUB);
        Interflux interflux = R2dbcInterflux.create(database.pool(1), Family.SCHEMA);
        Select<DynamicEntity> hub = Select.from("parent").include("children");
        assertThatThrownBy(() -> interflux.find(hub.budget(b -> b.nodes(HUB))).blockLast(LIMIT))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("parent.children: one window of roots has more than " + HUB + " entities");
        assertThat(interflux
                        .find(hub.budget(b -> b.nodes(1 + HUB)))
                        .single()
                        .blockOptional(LIMIT)
                        .orElseThrow()
                        .many("children"))
                .hasSize(HUB);
        assertThat(interflux
                        .find(Select.from("parent")
                                .include("children", children -> children.limit(10))
                                .budget(b -> b.nodes(11)))
                        .single()
                        .blockOptional(LIMIT)
                        .orElseThrow()
                        .many("children"))
                .hasSize(10);
    }
}
