package io.interflux.spring.boot;

import io.interflux.spring.observation.LoadObservations;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Observes loads where there is an {@link ObservationRegistry}, such as that of Spring Boot's Actuator. */
@AutoConfiguration(
        before = InterfluxAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"
        })
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
public final class InterfluxObservationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    LoadObservations interfluxLoadObservations(ObservationRegistry registry) {
        return new LoadObservations(registry);
    }
}
