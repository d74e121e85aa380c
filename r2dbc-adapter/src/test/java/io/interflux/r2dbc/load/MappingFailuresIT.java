package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Converter;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.AttributeReference;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.r2dbc.BlockingCalls;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Code of the caller's that runs while rows become objects: what it throws ends the load once, and where it may not block. */
@Timeout(120)
class MappingFailuresIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PARENTS = 55;

    /** Parents without number 20, children without number 331. */
    @Entity
    record Parent(@Id Long id, String name, @HasMany List<Child> children) {
        Parent {
            if (name.equals("p20")) {
                throw new IllegalArgumentException("no p20");
            }
        }
    }

    @Entity
    record Child(@Id Long id, Long parentId) {
        Child {
            if (id == 331) {
                throw new IllegalArgumentException("no 331");
            }
        }
    }

    private static final TextHandle<Parent> NAME = ModelHandle.of(Parent.class).text("name");
    private static final Schema STRICT = Schema.of(Parent.class, Child.class);

    private ConnectionPool pool;

    private Interflux open(TestDatabase database, Schema schema) {
        Family.create(database, PARENTS, 2);
        pool = database.pool(1);
        return R2dbcInterflux.create(pool, schema, R2dbcOptions.DEFAULT, LoadOptions.DEFAULT.withWindowRows(10));
    }

    private void assertUsable(Interflux interflux, TestDatabase database) {
        assertThat(interflux.count(Select.from("parent")).block(LIMIT)).isEqualTo(PARENTS);
        PoolState.assertIdle(pool, database);
    }

    @OnEachDatabase
    void aConstructorThatThrowsInMidWindowEndsTheLoadOnce(TestDatabase database) {
        Interflux interflux = open(database, STRICT);
        Select<Parent> byKey = Select.from(Parent.class);
        Select<Parent> byName = byKey.orderBy(AttributeReference.named("name").asc());
        for (Select<Parent> select : List.of(byKey, byName, byKey.limit(PARENTS), byKey.include("children"))) {
            assertRefused(interflux.find(select), "no p20");
            assertRefused(interflux.inTransaction(tx -> tx.find(select)), "no p20");
            assertUsable(interflux, database);
        }
        Select<Parent> withoutTwenty = byName.where(NAME.ne("p20")).include("children");
        assertRefused(interflux.find(withoutTwenty), "no 331");
        assertUsable(interflux, database);
    }

    private static void assertRefused(Flux<Parent> load, String message) {
        Signals<Parent> signals = Signals.of(load);
        assertThat(signals.error())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .hasNoSuppressedExceptions();
        assertThat(signals.count())
                .as("whole windows before")
                .isLessThan(PARENTS)
                .matches(count -> count % 10 == 0);
    }

    private static Schema converting(Runnable work) {
        SchemaBuilder schema = Schema.builder();
        schema.define("parent").id().attribute("name", DataType.STRING, a -> a.converter(new Working(work)));
        return schema.build();
    }

    /** Does some work at name p20. */
    private record Working(Runnable work) implements Converter<String, String> {

        @Override
        public Class<String> attributeType() {
            return String.class;
        }

        @Override
        public String toColumn(String value) {
            return value;
        }

        @Override
        public String toAttribute(String value) {
            if (value.equals("p20")) {
                work.run();
            }
            return value;
        }
    }

    /** Rows of PostgreSQL are mapped on the event loop of their connection, rows of H2 on a thread that may block. */
    @OnEachDatabase
    void aConverterThatBlocksHoldsUpTheEventLoopOfPostgreSql(TestDatabase database) {
        Interflux interflux = open(database, converting(MappingFailuresIT::sleep));
        assertThat(Signals.of(interflux.find(Select.from("parent"))).count()).isEqualTo(PARENTS);
        assertThat(BlockingCalls.seen()).hasSize(database.kind() == Kind.H2 ? 0 : 1);
        assertUsable(interflux, database);
    }

    private static void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reactor refuses {@code block()} on an event loop, where it could wait for itself. */
    @OnEachDatabase(Kind.POSTGRESQL)
    void aConverterThatWaitsForAPublisherEndsTheLoadOnce(TestDatabase database) {
        Interflux interflux = open(
                database,
                converting(() ->
                        Objects.requireNonNull(Mono.delay(Duration.ofMillis(1)).block())));
        Select<DynamicEntity> byName =
                Select.from("parent").orderBy(AttributeReference.named("name").asc());
        for (Select<DynamicEntity> select : List.of(Select.from("parent"), byName)) {
            assertThat(Signals.of(interflux.find(select)).error())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(
                            "block()/blockFirst()/blockLast() are blocking, which is not supported in thread")
                    .hasNoSuppressedExceptions();
            assertUsable(interflux, database);
        }
    }
}
