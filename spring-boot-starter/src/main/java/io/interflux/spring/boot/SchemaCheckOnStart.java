package io.interflux.spring.boot;

import io.interflux.Interflux;
import io.interflux.ddl.SchemaFinding.Severity;
import io.interflux.ddl.SchemaMismatchException;
import io.interflux.ddl.SchemaReport;
import io.interflux.spring.boot.InterfluxProperties.SchemaCheckMode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
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
     */
    @Override
    public void afterSingletonsInstantiated() {
        if (settings.check() != SchemaCheckMode.NONE) {
            interflux.orderedStream().forEach(this::check);
        }
    }

    private void check(Interflux target) {
        Mono<Void> check = settings.check() == SchemaCheckMode.FAIL
                ? target.schema().requireMatching()
                : target.schema().check().doOnNext(SchemaCheckOnStart::warn).then();
        check.block(settings.checkTimeout());
    }

    private static void warn(SchemaReport report) {
        if (!report.atLeast(Severity.WARNING).isEmpty()) {
            LOG.warn("The database does not fit the schema in everything. {}", report.text());
        }
    }
}
