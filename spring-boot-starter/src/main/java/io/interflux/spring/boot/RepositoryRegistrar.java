package io.interflux.spring.boot;

import io.interflux.spring.repository.InterfluxRepository;
import io.interflux.spring.repository.RepositoryFactoryBean;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Makes a bean of each repository in the packages of the application and in those of its entities. */
final class RepositoryRegistrar implements ImportBeanDefinitionRegistrar {

    private static final Logger LOG = Loggers.getLogger(RepositoryRegistrar.class);

    private final BeanNameGenerator names = AnnotationBeanNameGenerator.INSTANCE;
    private final BeanFactory beans;
    private final Environment environment;
    private final ResourceLoader resources;

    RepositoryRegistrar(BeanFactory beans, Environment environment, ResourceLoader resources) {
        this.beans = beans;
        this.environment = environment;
        this.resources = resources;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        Stream<String> own =
                AutoConfigurationPackages.has(beans) ? AutoConfigurationPackages.get(beans).stream() : Stream.empty();
        Interfaces scanner = new Interfaces(environment);
        scanner.setResourceLoader(resources);
        Stream.concat(own, EntityPackages.of(beans).stream())
                .flatMap(name -> scanner.findCandidateComponents(name).stream())
                .distinct()
                .forEach(found -> register(found, registry));
    }

    /** One with type parameters is what several repositories have, and none itself. */
    private void register(BeanDefinition found, BeanDefinitionRegistry registry) {
        Class<?> type =
                ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), resources.getClassLoader());
        String name = names.generateBeanName(found, registry);
        if (registry.containsBeanDefinition(name)) {
            LOG.info("The repository {} is no bean, since there is one with the name {}", type.getName(), name);
        } else if (type.getTypeParameters().length == 0) {
            registry.registerBeanDefinition(name, definition(type));
        }
    }

    /** With the name of the interface, which can be written down ahead of time whether the interface is public or not. */
    private static AbstractBeanDefinition definition(Class<?> type) {
        AbstractBeanDefinition definition = BeanDefinitionBuilder.rootBeanDefinition(RepositoryFactoryBean.class)
                .addConstructorArgValue(type.getName())
                .setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR)
                .getBeanDefinition();
        definition.setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, type);
        return definition;
    }

    /** Finds interfaces, which are no candidates for components otherwise. */
    private static final class Interfaces extends ClassPathScanningCandidateComponentProvider {

        Interfaces(Environment environment) {
            super(false, environment);
            addIncludeFilter(new AssignableTypeFilter(InterfluxRepository.class));
        }

        @Override
        protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
            return found.getMetadata().isInterface() && found.getMetadata().isIndependent();
        }
    }
}
