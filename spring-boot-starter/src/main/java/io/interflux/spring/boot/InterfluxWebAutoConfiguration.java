package io.interflux.spring.boot;

import io.interflux.Interflux;
import io.interflux.spring.InterfluxExceptionTranslator;
import io.interflux.spring.web.LostDatabaseHandler;
import io.interflux.spring.web.RefusedParameterHandler;
import io.interflux.spring.web.SelectArgumentResolver;
import io.interflux.spring.web.SelectParameters;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Gives controllers in WebFlux the queries that the parameters of requests mean, and checks what is allowed to clients when the application
 * starts: each bean of {@link SelectParameters}, and each {@link io.interflux.spring.web.ClientSelect} at a method that is mapped.
 */
@AutoConfiguration(after = InterfluxAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebFluxConfigurer.class)
@ConditionalOnSingleCandidate(Interflux.class)
public final class InterfluxWebAutoConfiguration {

    @Bean
    static BeanPostProcessor interfluxSelectParametersCheck(ObjectProvider<Interflux> interflux) {
        return new BeanPostProcessor() {

            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return bean instanceof SelectParameters<?> allowed ? allowed.in(interflux.getObject()) : bean;
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    SelectArgumentResolver interfluxSelectArgumentResolver(ListableBeanFactory beans) {
        return new SelectArgumentResolver(beans);
    }

    @Bean
    WebFluxConfigurer interfluxSelectArguments(SelectArgumentResolver resolver) {
        return new WebFluxConfigurer() {

            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(resolver);
            }
        };
    }

    @Bean
    SelectArgumentsCheck interfluxSelectArgumentsCheck(
            SelectArgumentResolver resolver,
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<WebFluxConfigurer> configurers) {
        return new SelectArgumentsCheck(resolver, mappings, configurers);
    }

    /** The check is made at the start, also where beans are not. */
    @Bean
    static LazyInitializationExcludeFilter interfluxSelectArgumentsCheckIsNotLazy() {
        return LazyInitializationExcludeFilter.forBeanTypes(SelectArgumentsCheck.class);
    }

    @Bean
    @ConditionalOnMissingBean
    RefusedParameterHandler interfluxRefusedParameterHandler(ServerCodecConfigurer codecs) {
        return new RefusedParameterHandler(codecs);
    }

    @Bean
    @ConditionalOnMissingBean
    LostDatabaseHandler interfluxLostDatabaseHandler(InterfluxExceptionTranslator translator) {
        return new LostDatabaseHandler(translator);
    }
}
