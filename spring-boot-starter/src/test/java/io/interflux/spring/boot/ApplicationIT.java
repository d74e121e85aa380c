package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.ddl.SchemaMismatchException;
import io.interflux.query.Select;
import io.interflux.spring.actuate.InterfluxEndpoint;
import io.interflux.spring.boot.music.Artist;
import io.interflux.spring.observation.ReadingContext;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** An application of which Spring Boot configures all that it finds. */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static ConfigurableApplicationContext start(TestDatabase database, String check) {
        return new SpringApplicationBuilder(Shop.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.r2dbc.url=" + database.url(),
                        "spring.r2dbc.pool.initial-size=0",
                        "management.endpoints.web.exposure.include=interflux",
                        "interflux.schema.check=" + check)
                .run();
    }

    @OnEachDatabase
    void itsConnectionsAndTransactionsAreUsed(TestDatabase database) {
        try (ConfigurableApplicationContext context = start(database, "none")) {
            Interflux interflux = context.getBean(Interflux.class);
            TransactionalOperator transactions = context.getBean(TransactionalOperator.class);
            interflux.schema().create().block(LIMIT);
            Mono<Artist> queen = interflux.insert(new Artist("Queen"));
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> transactions
                    .transactional(queen.then(Mono.error(new IllegalStateException())))
                    .block(LIMIT));
            assertThat(interflux.count(Select.from(Artist.class)).block(LIMIT)).isZero();
            transactions.transactional(queen).block(LIMIT);
            assertThat(interflux.count(Select.from(Artist.class)).block(LIMIT)).isOne();
        }
    }

    @OnEachDatabase
    void itsLoadsAreObservedAndCounted(TestDatabase database) {
        try (ConfigurableApplicationContext context = start(database, "none")) {
            Interflux interflux = context.getBean(Interflux.class);
            interflux.schema().create().block(LIMIT);
            List<String> observed = new CopyOnWriteArrayList<>();
            context.getBean(ObservationRegistry.class).observationConfig().observationHandler(namesOf(observed));
            interflux.find(Select.from(Artist.class)).blockLast(LIMIT);
            assertThat(observed).containsExactly("interflux.step", "interflux.load");
            assertThat(context.getBean(InterfluxEndpoint.class).report().block(LIMIT))
                    .extracting(report -> report.loads().completed())
                    .isEqualTo(1L);
        }
    }

    private static ObservationHandler<Observation.Context> namesOf(List<String> stopped) {
        return new ObservationHandler<>() {

            @Override
            public void onStop(Observation.Context context) {
                stopped.add(String.valueOf(context.getName()));
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return context instanceof ReadingContext;
            }
        };
    }

    @OnEachDatabase
    void whyItDoesNotStartIsSaid(TestDatabase database, CapturedOutput output) {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> start(database, "fail").close());
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database does not hold what the schema counts on")
                .contains("CREATE TABLE \"albums\"")
                .contains("set interflux.schema.check to warn");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {}
}
