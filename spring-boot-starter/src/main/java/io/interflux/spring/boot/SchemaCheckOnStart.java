package io.interflux.spring.boot;

import io.interflux.Interflux;
import io.interflux.ddl.SchemaFinding.Severity;
import io.interflux.ddl.SchemaMismatchException;
import io.interflux.ddl.SchemaReport;
import io.interflux.spring.boot.InterfluxProperties.SchemaCheckMode;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.convert.DurationStyle;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * Compares the database with the schema when all beans are there, and so after migrations, and before anything is served. The start waits for
 * it, as it does for what Spring Boot itself asks of a database then.
 */
final class SchemaCheckOnStart implements SmartInitializingSingleton {

    private static final Logger LOG = Loggers.getLogger(SchemaCheckOnStart.class);

    private final InterfluxProperties.Schema settings;
    private final ObjectProvider<Interflux> interflux;

    SchemaCheckOnStart(InterfluxProperties.Schema settings, ObjectProvider<Interflux> interflux) {
        this.settings = settings;
        this.interflux = interflux;
    }

    /**
     * Does what the settings say.
     *
     * @throws SchemaMismatchException where they say {@code fail} and the schema counts on something that is not there
     * @throws IllegalStateException where they say {@code fail} and the database cannot be asked, or does not answer in time
     */
    @Override
    public void afterSingletonsInstantiated() {
        if (settings.check() != SchemaCheckMode.NONE) {
            interflux.orderedStream().forEach(this::check);
        }
    }

    private void check(Interflux target) {
        Mono<Void> check = settings.check() == SchemaCheckMode.FAIL
                ? inTime(target.schema().requireMatching())
                : inTime(target.schema().check())
                        .doOnNext(SchemaCheckOnStart::warn)
                        .then()
                        .onErrorResume(error -> Mono.fromRunnable(() -> LOG.warn(error.getMessage(), error)));
        check.block();
    }

    private <R> Mono<R> inTime(Mono<R> compared) {
        return compared.timeout(settings.checkTimeout(), Mono.error(this::late))
                .onErrorMap(error -> !(error instanceof SchemaMismatchException), this::notCompared);
    }

    private TimeoutException late() {
        return new TimeoutException("it took longer than interflux.schema.check-timeout="
                + DurationStyle.SIMPLE.print(settings.checkTimeout())
                + "; look whether the database answers, or raise the limit");
    }

    private IllegalStateException notCompared(Throwable error) {
        return new IllegalStateException(
                "The database could not be compared with the schema, as interflux.schema.check="
                        + settings.check().name().toLowerCase(Locale.ROOT) + " asks for: " + error.getMessage(),
                error);
    }

    private static void warn(SchemaReport report) {
        if (!report.atLeast(Severity.WARNING).isEmpty()) {
            LOG.warn("The database does not fit the schema in everything. {}", report.text());
        }
    }
}
