package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.ddl.SchemaMismatchException;
import io.interflux.error.DatabaseException;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The comparison of the database with the schema when an application starts. */
class SchemaCheckOnStartIT {

    private static ApplicationContextRunner application(ConnectionFactory connections, String check) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(InterfluxAutoConfiguration.class))
                .withBean(ConnectionFactory.class, () -> connections)
                .withUserConfiguration(Shop.class)
                .withPropertyValues("interflux.schema.check=" + check);
    }

    @OnEachDatabase
    void anApplicationWhoseTablesAreMissingDoesNotStart(TestDatabase database) {
        application(database.connectionFactory(), "fail").run(context -> {
            assertThat(context).hasFailed();
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            assertThat(failure).isInstanceOf(SchemaMismatchException.class).hasMessageContaining("\"artists\"");
            FailureAnalysis analysis = Objects.requireNonNull(new SchemaMismatchFailureAnalyzer().analyze(failure));
            assertThat(analysis.getDescription())
                    .startsWith("The database does not hold what the schema counts on: 2 findings: 2 ERROR")
                    .contains("CREATE TABLE \"albums\"");
            assertThat(analysis.getAction()).contains("interflux.schema.check");
        });
    }

    @OnEachDatabase
    void theCheckIsMadeWhereBeansAreLazyToo(TestDatabase database) {
        application(database.connectionFactory(), "fail")
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> assertThat(context).hasFailed());
    }

    @OnEachDatabase
    void aWarningLetsTheApplicationStart(TestDatabase database) {
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        application(recorder.connectionFactory(), "warn").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(recorder.texts()).as("the catalog was read").hasSize(5);
        });
    }

    /** A port on which nobody listens. */
    private static ConnectionFactory unreachable() {
        return ConnectionFactories.get("r2dbc:postgresql://nobody@127.0.0.1:1/nothing");
    }

    @Test
    void anApplicationWhoseDatabaseCannotBeAskedDoesNotStart() {
        application(unreachable(), "fail")
                .run(context -> assertThat(Objects.requireNonNull(context.getStartupFailure()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("The database could not be compared with the schema, as"
                                + " interflux.schema.check=fail asks for: No connection to PostgreSQL")
                        .hasCauseInstanceOf(DatabaseException.class));
    }

    @Test
    void aWarningLetsAnApplicationStartWhoseDatabaseCannotBeAsked() {
        application(unreachable(), "warn")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Interflux.class));
    }

    /** The pool has no connection to give. */
    @Test
    void aCheckThatTakesTooLongNamesItsLimit() {
        ConnectionFactory silent = new ConnectionFactory() {

            @Override
            public Publisher<? extends Connection> create() {
                return Mono.never();
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return () -> "PostgreSQL";
            }
        };
        application(silent, "fail")
                .withPropertyValues("interflux.schema.check-timeout=200ms")
                .run(context -> assertThat(Objects.requireNonNull(context.getStartupFailure()))
                        .hasMessage(
                                "The database could not be compared with the schema, as interflux.schema.check=fail asks"
                                        + " for: it took longer than interflux.schema.check-timeout=200ms; look whether the database answers,"
                                        + " or raise the limit"));
    }

    @OnEachDatabase
    void withoutACheckNothingIsAsked(TestDatabase database) {
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        application(recorder.connectionFactory(), "none").run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(Interflux.class);
            assertThat(recorder.sent()).isEmpty();
        });
    }

    @OnEachDatabase
    void tablesThatFitLetTheApplicationStart(TestDatabase database) {
        application(database.connectionFactory(), "none")
                .run(context ->
                        context.getBean(Interflux.class).schema().create().block());
        application(database.connectionFactory(), "fail")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage
    static class Shop {}
}
