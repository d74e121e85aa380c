package io.interflux.spring.boot;

import io.interflux.Interflux;
import io.interflux.spring.actuate.InterfluxEndpoint;
import io.interflux.spring.actuate.LoadLog;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The Actuator endpoint {@code interflux}, where it is exposed. Elsewhere nothing is counted for it. */
@AutoConfiguration(after = InterfluxAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(InterfluxEndpoint.class)
@ConditionalOnSingleCandidate(Interflux.class)
@EnableConfigurationProperties(InterfluxProperties.class)
public final class InterfluxEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    LoadLog interfluxLoadLog(InterfluxProperties properties) {
        InterfluxProperties.SlowLoads slow = properties.slowLoads();
        return new LoadLog(slow.threshold(), slow.kept());
    }

    @Bean
    @ConditionalOnMissingBean
    InterfluxEndpoint interfluxEndpoint(Interflux interflux, LoadLog log) {
        return new InterfluxEndpoint(interflux, log);
    }
}
