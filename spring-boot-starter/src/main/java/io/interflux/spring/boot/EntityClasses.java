package io.interflux.spring.boot;

import io.interflux.annotation.Entity;
import io.interflux.error.internal.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The classes that the auto-configured schema is made of. A bean of yours takes the place of looking for them:
 *
 * <pre>{@code
 * @Bean EntityClasses entities() {
 *     return new EntityClasses(List.of(User.class, Profile.class, Grant.class));
 * }
 * }</pre>
 *
 * @param types records and classes with {@link Entity}
 */
public record EntityClasses(List<Class<?>> types) {

    /** Keeps a copy, with each class once. */
    public EntityClasses {
        types = Arguments.requiredAll("A class of the entities", types).stream()
                .distinct()
                .toList();
    }

    /**
     * Classes by their names, as {@link Class#forName(String)} takes them.
     *
     * @throws IllegalArgumentException if one cannot be loaded
     */
    public static EntityClasses named(String... names) {
        return load(Arrays.stream(names), ClassUtils.getDefaultClassLoader());
    }

    /** The classes with {@link Entity} in packages and those below them, in the order of their names. Nothing but their files is read. */
    static EntityClasses in(List<String> packages, Environment environment, ResourceLoader resources) {
        ClassPathScanningCandidateComponentProvider scanner =
                new ClassPathScanningCandidateComponentProvider(false, environment);
        scanner.setResourceLoader(resources);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Entity.class, false));
        Stream<String> names = packages.stream()
                .flatMap(name -> scanner.findCandidateComponents(name).stream())
                .map(found -> String.valueOf(found.getBeanClassName()))
                .distinct()
                .sorted();
        return load(names, resources.getClassLoader());
    }

    private static EntityClasses load(Stream<String> names, @Nullable ClassLoader loader) {
        return new EntityClasses(names.<Class<?>>map(name -> ClassUtils.resolveClassName(name, loader))
                .toList());
    }
}
