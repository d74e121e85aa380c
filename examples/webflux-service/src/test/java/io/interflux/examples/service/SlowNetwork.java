package io.interflux.examples.service;

import io.interflux.testkit.LoopbackProxy;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/** The service reaches its PostgreSQL by a network that a test can make slow. Not found by scanning, but only where it is asked for. */
@Profile("postgresql")
class SlowNetwork {

    @Bean(destroyMethod = "")
    LoopbackProxy network(TestDatabase database) {
        return LoopbackProxy.before(database);
    }

    @Bean
    @Primary
    R2dbcConnectionDetails detailsByNetwork(LoopbackProxy network) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(network.url());
        return () -> options;
    }
}
