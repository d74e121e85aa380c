package io.interflux.spring.boot;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets Spring Boot's JSON mappers write loaded graphs, where the module for their Jackson is on the class path: {@code interflux-jackson2} in
 * Spring Boot 3, {@code interflux-jackson3} in 4.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.jackson2.autoconfigure.Jackson2AutoConfiguration",
            "org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration"
        })
public final class InterfluxJacksonAutoConfiguration {

    /** For {@code com.fasterxml.jackson}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.interflux.jackson2.InterfluxModule")
    static class Jackson2 {

        @Bean
        @ConditionalOnMissingBean
        io.interflux.jackson2.InterfluxModule interfluxJackson2Module() {
            return new io.interflux.jackson2.InterfluxModule();
        }
    }

    /** For {@code tools.jackson}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.interflux.jackson3.InterfluxModule")
    static class Jackson3 {

        @Bean
        @ConditionalOnMissingBean
        io.interflux.jackson3.InterfluxModule interfluxJackson3Module() {
            return new io.interflux.jackson3.InterfluxModule();
        }
    }
}
