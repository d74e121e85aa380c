package io.interflux.spring.boot;

import io.interflux.Interflux;
import io.interflux.load.LoadListener;
import io.interflux.load.LoadOptions;
import io.interflux.model.Naming;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.r2dbc.R2dbcDatabase;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.spi.Database;
import io.interflux.spring.InterfluxExceptionTranslator;
import io.interflux.spring.SignalTranslation;
import io.interflux.spring.SpringTransactions;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * Makes an {@link Interflux} of the application's connection factory and its entities. Whatever of it is a bean already, {@link Schema},
 * {@link EntityClasses}, {@link Naming}, {@link LoadOptions}, {@link R2dbcOptions}, {@link Database} or {@link Interflux}, is left to the
 * application. Each {@link LoadListener} that is a bean is told of its loads. Each interface that extends {@link io.interflux.spring.repository.InterfluxRepository} becomes a bean.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.autoconfigure.r2dbc.R2dbcAutoConfiguration"
        })
@ConditionalOnSingleCandidate(ConnectionFactory.class)
@EnableConfigurationProperties(InterfluxProperties.class)
@Import(RepositoryRegistrar.class)
public final class InterfluxAutoConfiguration {

    private static final Logger LOG = Loggers.getLogger(InterfluxAutoConfiguration.class);

    /** What an {@code Interflux} is made of, unless there is one. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(Interflux.class)
    static class OwnInterflux {

        @Bean
        @ConditionalOnMissingBean
        R2dbcOptions interfluxR2dbcOptions(InterfluxProperties properties) {
            return properties.options();
        }

        @Bean
        @ConditionalOnMissingBean
        LoadOptions interfluxLoadOptions(InterfluxProperties properties) {
            return properties.load().options();
        }

        @Bean
        @ConditionalOnMissingBean
        Database interfluxDatabase(ConnectionFactory connectionFactory, R2dbcOptions options) {
            return R2dbcDatabase.create(connectionFactory, options, new SpringTransactions(connectionFactory));
        }

        @Bean
        Interflux interflux(
                Database database, Schema schema, LoadOptions options, ObjectProvider<LoadListener> listeners) {
            return Interflux.create(database, schema, options)
                    .withListener(LoadListener.all(listeners.orderedStream().toList()));
        }

        /** The schema of the entities, unless there is one. */
        @Configuration(proxyBeanMethods = false)
        @ConditionalOnMissingBean(Schema.class)
        static class OwnSchema {

            @Bean
            @ConditionalOnMissingBean
            EntityClasses interfluxEntityClasses(BeanFactory beans, Environment environment, ResourceLoader resources) {
                List<String> packages = EntityPackages.of(beans);
                EntityClasses entities = EntityClasses.in(packages, environment, resources);
                if (entities.types().isEmpty()) {
                    LOG.warn(
                            "No class with @Entity was found in the packages {}; name others by @InterfluxEntityScan, or give"
                                    + " a bean of EntityClasses or Schema",
                            packages);
                }
                return entities;
            }

            @Bean
            @ConditionalOnMissingBean
            Naming interfluxNaming(InterfluxProperties properties) {
                return properties.naming().naming();
            }

            @Bean
            Schema interfluxSchema(
                    EntityClasses entities, Naming naming, ObjectProvider<SchemaCustomizer> customizers) {
                SchemaBuilder schema = Schema.builder().naming(naming);
                if (!entities.types().isEmpty()) {
                    schema.add(entities.types().toArray(Class<?>[]::new));
                }
                customizers.orderedStream().forEach(customizer -> customizer.customize(schema));
                return schema.build();
            }
        }
    }

    @Bean
    @ConditionalOnMissingBean
    InterfluxExceptionTranslator interfluxExceptionTranslator() {
        return new InterfluxExceptionTranslator();
    }

    @Bean
    @ConditionalOnProperty("interflux.exceptions.translate-signals")
    static SignalTranslation interfluxSignalTranslation(Environment environment) {
        return new SignalTranslation(environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
    }

    @Bean
    SchemaCheckOnStart interfluxSchemaCheck(InterfluxProperties properties, ObjectProvider<Interflux> interflux) {
        return new SchemaCheckOnStart(properties.schema(), interflux);
    }

    /** The check is made at the start, also where beans are not. */
    @Bean
    static LazyInitializationExcludeFilter interfluxSchemaCheckIsNotLazy() {
        return LazyInitializationExcludeFilter.forBeanTypes(SchemaCheckOnStart.class);
    }
}
