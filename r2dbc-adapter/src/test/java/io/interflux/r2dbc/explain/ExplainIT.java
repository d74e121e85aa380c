package io.interflux.r2dbc.explain;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.CursorException;
import io.interflux.error.QueryException;
import io.interflux.explain.ExplainedStatement;
import io.interflux.explain.ExplainedStep;
import io.interflux.explain.Explanation;
import io.interflux.explain.Measured;
import io.interflux.explain.MissingIndex;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.model.TableName;
import io.interflux.query.AttributeReference;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/** What explain() tells is what a load does. */
class ExplainIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final LoadOptions windows = LoadOptions.DEFAULT.withWindowRows(4);

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("user").attribute("username", STRING).attribute("points", INTEGER);
        s.define("profile").attribute("name", STRING);
        s.belongsToMany("user", "profile").through("grant", grant -> grant.id()
                .attribute("selfGranted", BOOLEAN)
                .table("grants"));
        return s.build();
    }

    private record Fixture(Interflux interflux, StatementRecorder recorder) {

        Explanation explained(Select<?> select) {
            return interflux.explain(select).blockOptional(LIMIT).orElseThrow();
        }

        Explanation analyzed(Select<?> select) {
            return interflux.explainAnalyze(select).blockOptional(LIMIT).orElseThrow();
        }
    }

    /** Ten users, each with the three profiles. */
    private Fixture filled(TestDatabase database) {
        return filled(database, windows);
    }

    private static Fixture filled(TestDatabase database, LoadOptions options) {
        StatementRecorder recorder = StatementRecorder.on(SingleConversation.on(database.connectionFactory()));
        Interflux interflux = R2dbcInterflux.create(
                database.pool(recorder.connectionFactory(), 1), schema(), R2dbcOptions.DEFAULT, options);
        interflux.schema().create().block(LIMIT);
        insert(
                interflux,
                LongStream.rangeClosed(1, 10)
                        .mapToObj(i -> DynamicEntity.of("user", Map.of("username", "u" + i)))
                        .toList());
        insert(
                interflux,
                LongStream.rangeClosed(1, 3)
                        .mapToObj(i -> DynamicEntity.of("profile", Map.of("name", "p" + i)))
                        .toList());
        insert(
                interflux,
                LongStream.range(0, 30)
                        .mapToObj(i -> DynamicEntity.of("grant", Map.of("userId", 1 + i / 3, "profileId", 1 + i % 3)))
                        .toList());
        recorder.clear();
        return new Fixture(interflux, recorder);
    }

    private static void insert(Interflux interflux, List<DynamicEntity> rows) {
        interflux.insertAll(rows).blockLast(LIMIT);
    }

    @OnEachDatabase
    void nothingButTheCatalogIsRead(TestDatabase database) {
        Fixture fixture = filled(database);
        fixture.explained(Select.from("user").include("profiles"));
        assertThat(fixture.recorder.texts()).hasSize(5).noneMatch(text -> text.contains("\"users\""));
    }

    @OnEachDatabase
    void theStatementsAreThoseOfALoad(TestDatabase database) {
        Fixture fixture = filled(database);
        Select<DynamicEntity> select = Select.from("user")
                .include("grants.profile")
                .include("profiles.grants")
                .limit(3);
        Explanation explanation = fixture.explained(select);
        fixture.recorder.clear();
        fixture.interflux.find(select).blockLast(LIMIT);
        assertThat(fixture.recorder.texts())
                .isEqualTo(explanation
                        .roots()
                        .all()
                        .flatMap(step -> step.statements().stream())
                        .map(ExplainedStatement::sql)
                        .toList());
        assertThat(explanation.roundTrips().most())
                .isEqualTo(fixture.recorder.texts().size());
        assertThat(explanation.roundTrips().least()).isEqualTo(3);
    }

    @OnEachDatabase
    void anIndexThatAStepWantsIsFoundMissing(TestDatabase database) {
        Fixture fixture = filled(database);
        assertThat(fixture.explained(Select.from("profile").include("users")).missingIndexes())
                .isEmpty();
        database.execute(
                "ALTER TABLE \"grants\" DROP CONSTRAINT \"grants_profileId_fkey\"",
                "DROP INDEX \"grants_profileId_idx\"");
        assertThat(fixture.explained(Select.from("user").include("profiles")).missingIndexes())
                .isEmpty();
        assertThat(fixture.explained(Select.from("profile").include("users").include("grants"))
                        .missingIndexes())
                .containsExactly(new MissingIndex(
                        "profile.users",
                        TableName.of("grants"),
                        List.of("profileId"),
                        "CREATE INDEX \"grants_profileId_idx\" ON \"grants\" (\"profileId\")"));
    }

    @OnEachDatabase
    void analyzeCountsExecutionsKeysAndRows(TestDatabase database) {
        Fixture fixture = filled(database);
        Explanation analyzed = fixture.analyzed(Select.from("user").include("profiles"));
        assertThat(analyzed.roots().all().flatMap(step -> step.statements().stream()))
                .extracting(statement -> counts(Objects.requireNonNull(statement.measured())))
                .containsExactly("3 0 10", "3 10 30");
        assertThat(analyzed.roots().all().flatMap(step -> step.statements().stream()))
                .allMatch(statement ->
                        !Objects.requireNonNull(statement.measured()).plan().isEmpty());
        assertThat(analyzed.text()).contains(database.kind() == TestDatabase.Kind.H2 ? "scanCount" : "actual time=");
    }

    /** 300 more users, ten of them with a profile: the first window has 100 roots, the second the rest. */
    @OnEachDatabase
    void windowsOfManyRootsAreExplainedAndMeasuredApart(TestDatabase database) {
        Fixture fixture = filled(database, LoadOptions.DEFAULT);
        insert(
                fixture.interflux,
                LongStream.rangeClosed(11, 310)
                        .mapToObj(i -> DynamicEntity.of("user", Map.of("username", "u" + i)))
                        .toList());
        insert(
                fixture.interflux,
                LongStream.rangeClosed(101, 110)
                        .mapToObj(i -> DynamicEntity.of("grant", Map.of("userId", i, "profileId", 1)))
                        .toList());
        Explanation analyzed = fixture.analyzed(Select.from("user").include("profiles"));
        ExplainedStep many = Objects.requireNonNull(analyzed.manyRoots());
        assertThat(measured(analyzed.roots())).containsExactly("2 0 310", "1 100 30");
        boolean arrays = database.kind() != TestDatabase.Kind.H2;
        assertThat(measured(many)).containsExactly("2 0 310", arrays ? "1 210 1" : "1 210 10", "0 0 0");
        assertThat(many.beneath().get(0).strategy()).isEqualTo("LINK_THEN_TARGET");
        assertThat(many.beneath().get(0).statements().get(0).sql())
                .startsWith(arrays ? "SELECT array_agg(" : "SELECT t0.");
        assertThat(analyzed.formula())
                .isEqualTo("2 per window: 1 for user, 1 for user.profiles; 2-3 per window of more than 100 roots:"
                        + " 1 for user, 1-2 for user.profiles");
        assertThat(fixture.explained(Select.from("user").include("profiles").limit(100))
                        .manyRoots())
                .isNull();
    }

    private static List<String> measured(ExplainedStep roots) {
        return roots.all()
                .flatMap(step -> step.statements().stream())
                .map(statement -> counts(Objects.requireNonNull(statement.measured())))
                .toList();
    }

    private static String counts(Measured measured) {
        return measured.executions() + " " + measured.keys() + " " + measured.rows();
    }

    /** The same association three times: at the first place no parent has rows, and nothing is sent beneath it. */
    @OnEachDatabase
    void statementsOfOneTextArePutDownToTheirOwnSteps(TestDatabase database) {
        ModelHandle<DynamicEntity> user = ModelHandle.of("user");
        ModelHandle<DynamicEntity> grant = ModelHandle.of("grant");
        var grants = user.toMany("grants", grant);
        Fixture fixture = filled(database);
        Explanation analyzed = fixture.analyzed(Select.from(user)
                .include(grants.as("none"), g -> g.where(
                                grant.attribute("userId", Long.class).isNull())
                        .optional()
                        .include("profile.grants"))
                .include(grants.as("some"), g -> g.include("profile.grants"))
                .include(grants.as("again"), g -> g.limit(1).include("profile.grants"))
                .limit(2));
        assertThat(executions(analyzed, "user.none")).isEqualTo("1 2 0");
        assertThat(executions(analyzed, "user.none.profile.grants")).isEqualTo("0 0 0");
        assertThat(executions(analyzed, "user.some.profile.grants")).isEqualTo("1 3 30");
        assertThat(executions(analyzed, "user.again.profile.grants")).isEqualTo("1 1 10");
    }

    private static String executions(Explanation analyzed, String path) {
        return analyzed.roots()
                .all()
                .filter(step -> step.path().equals(path))
                .map(step ->
                        counts(Objects.requireNonNull(step.statements().get(0).measured())))
                .findFirst()
                .orElseThrow();
    }

    @OnEachDatabase
    void analyzeOfAnOrderByNoKeyMeasuresTheCursorToo(TestDatabase database) {
        Fixture fixture = filled(database);
        Explanation analyzed = fixture.analyzed(Select.from("user")
                .include("grants")
                .orderBy(AttributeReference.named("points").asc()));
        assertThat(analyzed.roots().statements()).singleElement().satisfies(roots -> {
            Measured measured = Objects.requireNonNull(roots.measured());
            assertThat(counts(measured)).isEqualTo("3 0 10");
            assertThat(measured.plan()).isNotEmpty();
        });
        assertThat(fixture.interflux.count(Select.from("user")).block(LIMIT)).isEqualTo(10);
    }

    /** In one window, in windows each behind the one before, and in those of a cursor of the server, where there are any. */
    @OnEachDatabase
    void aPageIsExplainedFromItsCursorOn(TestDatabase database) {
        Fixture fixture = filled(database);
        Select<DynamicEntity> users = Select.from("user");
        Select<DynamicEntity> byPoints =
                users.orderBy(AttributeReference.named("points").desc());
        for (Select<DynamicEntity> select : List.of(byPoints.limit(4), users, byPoints)) {
            Select<DynamicEntity> rest = select.after(cursorAfter3(fixture, select));
            fixture.recorder.clear();
            fixture.interflux.find(rest).blockLast(LIMIT);
            String sent = fixture.recorder.texts().stream()
                    .filter(text -> text.contains(" FROM \"users\" "))
                    .findFirst()
                    .orElseThrow();
            String explained = root(fixture.explained(rest)).sql();
            assertThat(explained).contains(" WHERE ").isEqualTo(sent.substring(sent.indexOf("SELECT ")));
            Measured measured =
                    Objects.requireNonNull(root(fixture.analyzed(rest)).measured());
            assertThat(counts(measured)).isEqualTo(select.level().limit() == null ? "2 0 7" : "1 0 4");
            assertThat(measured.plan()).isNotEmpty();
        }
    }

    private static String cursorAfter3(Fixture fixture, Select<DynamicEntity> select) {
        return Objects.requireNonNull(fixture.interflux
                .findSlice(select.limit(3))
                .blockOptional(LIMIT)
                .orElseThrow()
                .nextCursor());
    }

    private static ExplainedStatement root(Explanation explanation) {
        return explanation.roots().statements().get(0);
    }

    @OnEachDatabase
    void aCursorThatDoesNotFitIsRefusedByTheCall(TestDatabase database) {
        Fixture fixture = filled(database);
        Select<DynamicEntity> users = Select.from("user");
        Select<DynamicEntity> rest = users.after(cursorAfter3(fixture, users));
        fixture.recorder.clear();
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> fixture.interflux.explain(users.after("nonsense")));
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> fixture.interflux.explainAnalyze(
                        rest.orderBy(AttributeReference.named("points").asc())));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> fixture.interflux.explain(rest.offset(2)))
                .withMessageStartingWith("The offset 2 beside after(…) at user would skip roots");
        assertThat(fixture.recorder.texts()).isEmpty();
    }

    @OnEachDatabase
    void theLockOfTheRootsIsExplained(TestDatabase database) {
        Fixture fixture = filled(database);
        Select<DynamicEntity> locked =
                Select.from("user").include("grants").limit(2).forUpdate();
        String lock = database.kind() == TestDatabase.Kind.H2 ? " FOR UPDATE" : " FOR UPDATE OF t0";
        Explanation explained = fixture.explained(locked);
        assertThat(root(explained).sql()).endsWith(" LIMIT $1" + lock);
        assertThat(explained.text()).containsOnlyOnce("FOR UPDATE");
        Explanation analyzed =
                fixture.interflux.inTransaction(tx -> tx.explainAnalyze(locked)).blockFirst(LIMIT);
        assertThat(measured(Objects.requireNonNull(analyzed).roots())).containsExactly("1 0 2", "1 2 6");
        assertThat(root(analyzed).sql()).isEqualTo(root(explained).sql());
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> fixture.analyzed(locked))
                .withMessageStartingWith(
                        "forUpdate() locks rows until the caller's transaction ends, but there is none");
    }

    @OnEachDatabase
    void aStatementThatWasNotSentHasNoPlan(TestDatabase database) {
        Explanation analyzed = filled(database)
                .analyzed(Select.from("user")
                        .where(ModelHandle.of("user").text("username").eq("nobody"))
                        .include("grants"));
        Measured grants = Objects.requireNonNull(
                analyzed.roots().beneath().get(0).statements().get(0).measured());
        assertThat(grants).isEqualTo(new Measured(0, 0, 0, Duration.ZERO, List.of()));
    }

    @OnEachDatabase
    void aQueryThatDoesNotFitIsRefusedByTheCall(TestDatabase database) {
        Fixture fixture = filled(database);
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> fixture.interflux.explain(Select.from("user").include("nothing")))
                .withMessageStartingWith("Unknown association 'nothing' of model user at user; it has [");
        assertThat(fixture.recorder.texts()).isEmpty();
    }
}
