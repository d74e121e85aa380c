package io.interflux.spring.boot;

import io.interflux.spring.web.SelectArgumentResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Looks when all beans are there whether what controllers allow to clients is in the schema. */
final class SelectArgumentsCheck implements SmartInitializingSingleton {

    private final SelectArgumentResolver resolver;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    SelectArgumentsCheck(SelectArgumentResolver resolver, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.resolver = resolver;
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.orderedStream()
                .forEach(mapping -> resolver.check(mapping.getHandlerMethods().values()));
    }
}
