package io.interflux.spring.boot;

import io.interflux.spring.web.SelectArgumentResolver;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Looks when all beans are there whether what controllers allow to clients is in the schema, and whether each query that they take is given. */
final class SelectArgumentsCheck implements SmartInitializingSingleton {

    private final SelectArgumentResolver resolver;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final ObjectProvider<WebFluxConfigurer> configurers;

    SelectArgumentsCheck(
            SelectArgumentResolver resolver,
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<WebFluxConfigurer> configurers) {
        this.resolver = resolver;
        this.mappings = mappings;
        this.configurers = configurers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Others others = new Others();
        configurers.orderedStream().forEach(configurer -> configurer.configureArgumentResolvers(others));
        mappings.orderedStream()
                .forEach(mapping -> resolver.check(mapping.getHandlerMethods().values(), others::give));
    }

    /** Resolvers of the application's, which Spring does not tell. */
    private static final class Others extends ArgumentResolverConfigurer {

        private final List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();

        @Override
        public void addCustomResolver(HandlerMethodArgumentResolver... added) {
            resolvers.addAll(List.of(added));
        }

        boolean give(MethodParameter parameter) {
            return resolvers.stream().anyMatch(each -> each.supportsParameter(parameter));
        }
    }
}
