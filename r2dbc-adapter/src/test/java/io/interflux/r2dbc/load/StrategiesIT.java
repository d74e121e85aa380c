package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.Condition;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** Whatever way an include is read, the graph is the same; the ways differ in their statements. */
@Timeout(120)
class StrategiesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ModelHandle<DynamicEntity> parent = ModelHandle.of("parent");
    private final ModelHandle<DynamicEntity> child = ModelHandle.of("child");
    private final ModelHandle<DynamicEntity> club = ModelHandle.of("club");
    private final ModelHandle<DynamicEntity> membership = ModelHandle.of("membership");
    private final ToManyHandle<DynamicEntity, DynamicEntity> children = parent.toMany("children", child);
    private final ToOneHandle<DynamicEntity, DynamicEntity> parentOfChild = child.toOne("parent", parent);
    private final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> clubs =
            parent.manyToMany("clubs", club, membership);

    private StatementRecorder recorder;

    private Interflux open(TestDatabase database, LoadOptions options) {
        recorder = StatementRecorder.on(SingleConversation.on(database.connectionFactory()));
        return R2dbcInterflux.create(
                database.pool(recorder.connectionFactory(), 1), Family.SCHEMA, R2dbcOptions.DEFAULT, options);
    }

    private static List<Strategy> forCollections(TestDatabase database, boolean links) {
        List<Strategy> strategies = new ArrayList<>(List.of(Strategy.BATCH));
        if (links) {
            strategies.add(Strategy.LINK_THEN_TARGET);
        }
        if (database.dialect().supportsLateral()) {
            strategies.add(Strategy.LATERAL);
        }
        return strategies;
    }

    private static List<DynamicEntity> all(Interflux interflux, Select<DynamicEntity> select) {
        return interflux.find(select).collectList().blockOptional(LIMIT).orElseThrow();
    }

    private Select<DynamicEntity> childrenBy(Strategy strategy) {
        return Select.from(parent).include(children, c -> c.strategy(strategy)
                .where(Condition.raw("MOD({id}, 10) <> ?", 1))
                .optional()
                .orderBy(child.attribute("id").desc())
                .limit(2)
                .offset(1)
                .include(parentOfChild, p -> p.strategy(Strategy.BATCH)));
    }

    @OnEachDatabase
    void someChildrenOfEachParent(TestDatabase database) {
        Family.create(database, 40, 6);
        Interflux interflux = open(database, LoadOptions.DEFAULT.withWindowRows(9));
        for (Strategy strategy : forCollections(database, false)) {
            List<DynamicEntity> found = all(interflux, childrenBy(strategy));
            assertThat(found).hasSize(40).allSatisfy(each -> {
                long id = number(each, "id");
                assertThat(each.many("children"))
                        .extracting(c -> number(c, "id"))
                        .containsExactly(id * 10 + 4, id * 10 + 3);
                assertThat(each.many("children")).allSatisfy(c -> assertThat(number(c.one("parent"), "id"))
                        .isEqualTo(id));
            });
        }
    }

    private Select<DynamicEntity> clubsBy(Strategy strategy, Strategy inner) {
        return Select.from(parent).include(clubs, c -> c.strategy(strategy)
                .orderBy(club.attribute("title").desc())
                .include(club.manyToMany("parents", parent, membership), p -> p.strategy(inner)
                        .where(parent.attribute("rank").isNotNull())
                        .limit(3)));
    }

    @OnEachDatabase
    void manyToManiesInEachOther(TestDatabase database) {
        Family.create(database, 120, 1);
        Interflux interflux = open(database, LoadOptions.DEFAULT.withWindowRows(25));
        List<DynamicEntity> expected = all(interflux, clubsBy(Strategy.LINK_THEN_TARGET, Strategy.LINK_THEN_TARGET));
        assertThat(expected).hasSize(120).allSatisfy(each -> assertThat(each.many("clubs"))
                .hasSize(2)
                .allSatisfy(c -> assertThat(c.many("parents")).isNotEmpty().hasSizeLessThan(4)));
        for (Strategy strategy : forCollections(database, true)) {
            for (Strategy inner : forCollections(database, true)) {
                assertThat(all(interflux, clubsBy(strategy, inner))).isEqualTo(expected);
            }
        }
    }

    @OnEachDatabase
    void aBatchOfAManyToManyIsOneStatementAndSharesItsTargets(TestDatabase database) {
        Family.create(database, 90, 1);
        Interflux interflux = open(database, LoadOptions.DEFAULT);
        List<DynamicEntity> found = all(interflux, Select.from(parent).include(clubs, c -> c.strategy(Strategy.BATCH)
                .through(t -> t.none())));
        assertThat(recorder.texts()).hasSize(2);
        assertThat(found.get(0).many("clubs").get(0))
                .isSameAs(found.get(50).many("clubs").get(0));
    }

    @OnEachDatabase
    void aPreferenceForAllLoadsChangesStatementsAndNotTheGraph(TestDatabase database) {
        Family.create(database, 45, 2);
        Select<DynamicEntity> select = Select.from(child).include("parent.clubs");
        List<DynamicEntity> expected = all(open(database, LoadOptions.DEFAULT), select);
        assertThat(recorder.texts()).hasSize(2);
        assertThat(all(open(database, LoadOptions.DEFAULT.withStrategy(Strategy.BATCH)), select))
                .isEqualTo(expected);
        assertThat(recorder.texts()).hasSize(3).noneMatch(text -> text.contains("LEFT JOIN"));
    }

    private static long number(DynamicEntity entity, String name) {
        Long value = entity.get(name, Long.class);
        assertThat(value).isNotNull();
        return value == null ? 0 : value;
    }
}
