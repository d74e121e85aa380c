package io.interflux.spring.boot;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.util.ClassUtils;

/** What lies in other packages in Spring Boot 4 than in 3, by its simple name. */
final class SpringBootVersion {

    private SpringBootVersion() {}

    /** Spring Boot's part of an application that uses R2DBC: its transaction manager and {@code @Transactional}. */
    static AutoConfigurations transactions() {
        return AutoConfigurations.of(
                found("r2dbc", "R2dbcTransactionManagerAutoConfiguration"),
                found("transaction", "TransactionAutoConfiguration"));
    }

    /** Spring Boot's connection factory of {@code spring.r2dbc} properties. */
    static AutoConfigurations connections() {
        return AutoConfigurations.of(found("r2dbc", "R2dbcAutoConfiguration"));
    }

    private static Class<?> found(String module, String simpleName) {
        String moved = "org.springframework.boot." + module + ".autoconfigure." + simpleName;
        boolean isThere = ClassUtils.isPresent(moved, null);
        return ClassUtils.resolveClassName(
                isThere ? moved : "org.springframework.boot.autoconfigure." + module + "." + simpleName, null);
    }
}
