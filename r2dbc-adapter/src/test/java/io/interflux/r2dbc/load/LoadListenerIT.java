package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.Interflux;
import io.interflux.error.BudgetExceededException;
import io.interflux.load.LoadFigures;
import io.interflux.load.LoadListener;
import io.interflux.load.LoadStep;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Listeners are told of loads and of their steps, with what each alone has taken. */
@Timeout(120)
class LoadListenerIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String AROUND = "around";

    private final Select<DynamicEntity> graphs = Select.from("parent")
            .include("children", child -> child.include("parent", p -> p.strategy(Strategy.BATCH)))
            .include("clubs");

    /** Writes down the end of each step and load, and what is around it by the Context. */
    private record Protocol(String name, List<String> lines) implements LoadListener {

        static Protocol named(String name) {
            return new Protocol(name, new CopyOnWriteArrayList<>());
        }

        @Override
        public Load began(String model, Select<?> select, ContextView context) {
            String here = name + " load " + model;
            String around = context.getOrDefault(AROUND, "nothing");
            return new Load() {

                @Override
                public Context context(Context outer) {
                    return outer.put(AROUND, here);
                }

                @Override
                public Step began(LoadStep step, ContextView inner) {
                    return new Written(step, inner.get(AROUND), Protocol.this);
                }

                @Override
                public void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {
                    assertThat(figures.took()).isPositive();
                    write(here + " in " + around, figures, end, error);
                }
            };
        }

        private void write(String what, LoadFigures figures, SignalType end, @Nullable Throwable error) {
            lines.add(what + ": " + figures.statements() + " statements, " + figures.keys() + " keys, " + figures.rows()
                    + " rows, " + end
                    + (error == null ? "" : " " + error.getClass().getSimpleName()));
        }
    }

    private record Written(LoadStep step, String around, Protocol protocol) implements LoadListener.Step {

        @Override
        public Context context(Context outer) {
            return outer.put(AROUND, protocol.name + " " + step.path());
        }

        @Override
        public void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {
            protocol.write(
                    step.path() + " " + step.strategy() + " " + step.window() + " in " + around, figures, end, error);
        }
    }

    private static Interflux open(TestDatabase database, LoadListener listener) {
        Family.create(database, 300, 4);
        return R2dbcInterflux.create(database.pool(1), Family.SCHEMA).withListener(listener);
    }

    @OnEachDatabase
    void stepsAreToldWithinEachOtherForEachWindow(TestDatabase database) {
        Protocol protocol = Protocol.named("a");
        Interflux interflux = open(database, protocol);
        interflux
                .find(graphs)
                .contextWrite(Context.of(AROUND, "a request"))
                .then()
                .block(LIMIT);
        assertThat(protocol.lines)
                .containsExactly(
                        "parent.children.parent BATCH 1 in a parent.children: 1 statements, 100 keys, 100 rows, onComplete",
                        "parent.children BATCH 1 in a parent: 1 statements, 100 keys, 400 rows, onComplete",
                        "parent.clubs BATCH 1 in a parent: 1 statements, 100 keys, 200 rows, onComplete",
                        "parent KEYSET 1 in a load parent: 1 statements, 0 keys, 100 rows, onComplete",
                        "parent.children.parent BATCH 2 in a parent.children: 1 statements, 200 keys, 200 rows, onComplete",
                        "parent.children BATCH 2 in a parent: 1 statements, 200 keys, 800 rows, onComplete",
                        "parent.clubs LINK_THEN_TARGET 2 in a parent: 1 statements, 200 keys, 400 rows, onComplete",
                        "parent KEYSET 2 in a load parent: 1 statements, 0 keys, 200 rows, onComplete",
                        "a load parent in a request: 8 statements, 900 keys, 2400 rows, onComplete");
    }

    @OnEachDatabase
    void theStatementsToldAreThoseThatAreSent(TestDatabase database) {
        Family.create(database, 300, 4);
        Protocol protocol = Protocol.named("a");
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        Interflux interflux = R2dbcInterflux.create(recorder.connectionFactory(), Family.SCHEMA)
                .withListener(protocol);
        interflux
                .find(Select.from("parent").include("clubs").offset(150))
                .then()
                .block(LIMIT);
        assertThat(protocol.lines.get(protocol.lines.size() - 1))
                .startsWith("a load parent in nothing: " + recorder.texts().size() + " statements");
    }

    @OnEachDatabase
    void anErrorEndsTheStepThatFailedAndAllAroundIt(TestDatabase database) {
        Protocol protocol = Protocol.named("a");
        Interflux interflux = open(database, protocol);
        assertThatThrownBy(() ->
                        interflux.find(graphs.limit(10).budget(b -> b.rows(15))).blockLast(LIMIT))
                .isInstanceOf(BudgetExceededException.class);
        assertThat(protocol.lines)
                .containsExactly(
                        "parent.children BATCH 1 in a parent: 1 statements, 10 keys, 6 rows, onError BudgetExceededException",
                        "parent SINGLE 1 in a load parent: 1 statements, 0 keys, 10 rows, onError BudgetExceededException",
                        "a load parent in nothing: 2 statements, 10 keys, 16 rows, onError BudgetExceededException");
    }

    @OnEachDatabase
    void aCancelledLoadIsToldOnce(TestDatabase database) {
        Protocol protocol = Protocol.named("a");
        Interflux interflux = open(database, protocol);
        Select<DynamicEntity> byCursor =
                Select.from("parent").orderBy(AttributeReference.named("name").desc());
        interflux.find(byCursor).take(3).then().block(LIMIT);
        assertThat(protocol.lines)
                .hasSize(2)
                .last()
                .isEqualTo("a load parent in nothing: 1 statements, 0 keys, 100 rows, cancel");
    }

    @OnEachDatabase
    void allThatReadGraphsTellAndCountsDoNot(TestDatabase database) {
        Protocol protocol = Protocol.named("a");
        Interflux interflux = open(database, protocol);
        Select<DynamicEntity> three = Select.from("parent").limit(3);
        interflux.findOne(three).block(LIMIT);
        interflux.findPage(three).block(LIMIT);
        interflux.findSlice(three).block(LIMIT);
        interflux.inTransaction(tx -> tx.find(three)).then().block(LIMIT);
        assertThat(protocol.lines)
                .filteredOn(line -> line.contains(" load parent in nothing"))
                .hasSize(4);
        interflux.count(three).block(LIMIT);
        interflux.exists(three).block(LIMIT);
        interflux.explainAnalyze(three).block(LIMIT);
        assertThat(protocol.lines).hasSize(8);
    }

    @OnEachDatabase
    void ofSeveralEachIsWithinThoseBefore(TestDatabase database) {
        Protocol first = Protocol.named("a");
        Protocol second = Protocol.named("b");
        Interflux interflux = open(database, LoadListener.all(List.of(first, second)));
        interflux.find(Select.from("parent").limit(2)).then().block(LIMIT);
        assertThat(first.lines)
                .containsExactly(
                        "parent SINGLE 1 in b load parent: 1 statements, 0 keys, 2 rows, onComplete",
                        "a load parent in nothing: 1 statements, 0 keys, 2 rows, onComplete");
        assertThat(second.lines)
                .containsExactly(
                        "parent SINGLE 1 in a parent: 1 statements, 0 keys, 2 rows, onComplete",
                        "b load parent in a load parent: 1 statements, 0 keys, 2 rows, onComplete");
    }
}
