package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.ddl.SchemaMismatchException;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Objects;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

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
