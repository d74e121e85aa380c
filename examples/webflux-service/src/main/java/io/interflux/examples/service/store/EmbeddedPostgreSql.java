package io.interflux.examples.service.store;

import io.interflux.testkit.TestDatabase;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** A PostgreSQL of the service's own where the profile asks for one and {@code spring.r2dbc.url} names none. It ends with the service. */
@Configuration(proxyBeanMethods = false)
@Profile("postgresql")
@ConditionalOnProperty(name = "spring.r2dbc.url", havingValue = "embedded")
class EmbeddedPostgreSql {

    /** Not closed: it goes with its server, which ends when the JVM does, and perhaps before Spring. */
    @Bean(destroyMethod = "")
    TestDatabase embeddedDatabase() {
        return TestDatabase.open(TestDatabase.Kind.POSTGRESQL_BINARY);
    }

    @Bean
    R2dbcConnectionDetails embeddedConnectionDetails(TestDatabase database) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(database.url());
        return () -> options;
    }
}
