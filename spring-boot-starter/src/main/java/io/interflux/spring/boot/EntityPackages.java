package io.interflux.spring.boot;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.GenericBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/** Where entities are looked for. */
final class EntityPackages {

    private static final String BEAN_NAME = EntityPackages.class.getName();

    private final List<String> names;

    EntityPackages(String... names) {
        this.names = List.of(names);
    }

    /** The packages of {@link InterfluxEntityScan}, else those of the application; none where there is neither. */
    static List<String> of(BeanFactory beans) {
        if (beans.containsBean(BEAN_NAME)) {
            return beans.getBean(BEAN_NAME, EntityPackages.class).names;
        }
        return AutoConfigurationPackages.has(beans) ? AutoConfigurationPackages.get(beans) : List.of();
    }

    /** Collects the packages of all annotations into one bean. */
    static final class Registrar implements ImportBeanDefinitionRegistrar {

        @Override
        public void registerBeanDefinitions(AnnotationMetadata annotated, BeanDefinitionRegistry registry) {
            List<String> found = packages(annotated);
            if (registry.containsBeanDefinition(BEAN_NAME)) {
                ((Definition) registry.getBeanDefinition(BEAN_NAME)).add(found);
            } else {
                registry.registerBeanDefinition(BEAN_NAME, new Definition(found));
            }
        }

        private static List<String> packages(AnnotationMetadata annotated) {
            MergedAnnotation<InterfluxEntityScan> scan =
                    annotated.getAnnotations().get(InterfluxEntityScan.class);
            List<String> named = Stream.concat(
                            Arrays.stream(scan.getStringArray("basePackages")),
                            Arrays.stream(scan.getStringArray("basePackageClasses"))
                                    .map(ClassUtils::getPackageName))
                    .toList();
            List<String> all = named.isEmpty() ? List.of(ClassUtils.getPackageName(annotated.getClassName())) : named;
            all.forEach(name -> requireName(name, annotated));
            return all;
        }

        private static void requireName(String name, AnnotationMetadata annotated) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("@InterfluxEntityScan on " + annotated.getClassName()
                        + " names the package '" + name
                        + "', in which all classes of all libraries are; name the packages"
                        + " of the entities");
            }
        }
    }

    /** Gives the names by an argument of the constructor, which can be written down ahead of time. */
    private static final class Definition extends GenericBeanDefinition {

        private static final long serialVersionUID = 1L;

        private final LinkedHashSet<String> names = new LinkedHashSet<>();

        Definition(List<String> names) {
            setBeanClass(EntityPackages.class);
            setRole(ROLE_INFRASTRUCTURE);
            add(names);
        }

        private void add(List<String> more) {
            names.addAll(more);
            getConstructorArgumentValues().addIndexedArgumentValue(0, names.toArray(String[]::new));
        }
    }
}
