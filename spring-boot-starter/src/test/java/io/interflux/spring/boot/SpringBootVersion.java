package io.interflux.spring.boot;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.util.ClassUtils;

/** What lies in other packages in Spring Boot 4 than in 3, by its simple name. */
final class SpringBootVersion {

    private SpringBootVersion() {}

    /** Spring Boot's part of an application that uses R2DBC: its transaction manager and {@code @Transactional}. */
    static AutoConfigurations transactions() {
        return AutoConfigurations.of(
                inModule("r2dbc", "R2dbcTransactionManagerAutoConfiguration"),
                inModule("transaction", "TransactionAutoConfiguration"));
    }

    /** Spring Boot's connection factory of {@code spring.r2dbc} properties. */
    static AutoConfigurations connections() {
        return AutoConfigurations.of(inModule("r2dbc", "R2dbcAutoConfiguration"));
    }

    /** Spring Boot's JSON mapper: of Jackson 2 in 3, of Jackson 3 in 4. */
    static AutoConfigurations json() {
        return AutoConfigurations.of(inModule("jackson", "JacksonAutoConfiguration"));
    }

    /** Spring Boot's registry of observations. */
    static AutoConfigurations observations() {
        return AutoConfigurations.of(found(
                "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
                "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"));
    }

    /** Spring Boot's health of connection factories. */
    static AutoConfigurations health() {
        String simpleName = "ConnectionFactoryHealthContributorAutoConfiguration";
        return AutoConfigurations.of(found(
                "org.springframework.boot.r2dbc.autoconfigure.health." + simpleName,
                "org.springframework.boot.actuate.autoconfigure.r2dbc." + simpleName));
    }

    /** Spring Boot's part of an application on WebFlux but for the server: handlers, codecs and errors. */
    static AutoConfigurations webFlux() {
        return AutoConfigurations.of(
                found(
                        "org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration",
                        "org.springframework.boot.autoconfigure.web.reactive.HttpHandlerAutoConfiguration"),
                found(
                        "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration",
                        "org.springframework.boot.autoconfigure.web.reactive.WebFluxAutoConfiguration"),
                found(
                        "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration",
                        "org.springframework.boot.autoconfigure.web.reactive.error.ErrorWebFluxAutoConfiguration"),
                found(
                        "org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration",
                        "org.springframework.boot.autoconfigure.http.codec.CodecsAutoConfiguration"));
    }

    private static Class<?> inModule(String module, String simpleName) {
        return found(
                "org.springframework.boot." + module + ".autoconfigure." + simpleName,
                "org.springframework.boot.autoconfigure." + module + "." + simpleName);
    }

    private static Class<?> found(String inFour, String inThree) {
        return ClassUtils.resolveClassName(ClassUtils.isPresent(inFour, null) ? inFour : inThree, null);
    }
}
