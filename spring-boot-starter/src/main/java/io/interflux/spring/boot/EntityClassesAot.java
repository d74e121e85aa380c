package io.interflux.spring.boot;

import io.interflux.annotation.Convert;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.aot.BeanRegistrationCode;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragments;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragmentsDecorator;
import org.springframework.beans.factory.support.InstanceSupplier;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.javapoet.CodeBlock;
import org.springframework.util.ClassUtils;

/**
 * Ahead of time the entities are looked for once, when the application is built, and written down by name. Those that the
 * annotation processor has not seen are reported as read by reflection.
 */
final class EntityClassesAot implements BeanRegistrationAotProcessor {

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean registeredBean) {
        if (registeredBean.getBeanClass() != EntityClasses.class) {
            return null;
        }
        EntityClasses entities =
                registeredBean.getBeanFactory().getBean(registeredBean.getBeanName(), EntityClasses.class);
        return BeanRegistrationAotContribution.withCustomCodeFragments(
                fragments -> new NamedEntities(fragments, entities));
    }

    private static final class NamedEntities extends BeanRegistrationCodeFragmentsDecorator {

        private final EntityClasses entities;

        NamedEntities(BeanRegistrationCodeFragments fragments, EntityClasses entities) {
            super(fragments);
            this.entities = entities;
        }

        @Override
        public CodeBlock generateInstanceSupplierCode(
                GenerationContext context, BeanRegistrationCode code, boolean allowDirectSupplierShortcut) {
            entities.types()
                    .forEach(type -> register(type, context.getRuntimeHints().reflection()));
            CodeBlock names = entities.types().stream()
                    .map(type -> CodeBlock.of("$S", type.getName()))
                    .collect(CodeBlock.joining(", "));
            return CodeBlock.of("$T.using(() -> $T.named($L))", InstanceSupplier.class, EntityClasses.class, names);
        }
    }

    /** Each is loaded by its name; a generated mapping brings the file that it needs itself. */
    private static void register(Class<?> type, ReflectionHints hints) {
        hints.registerType(type);
        if (!isMapped(type)) {
            hints.registerType(
                    type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_DECLARED_METHODS);
            for (Field field : type.getDeclaredFields()) {
                hints.registerField(field);
            }
            converters(type)
                    .forEach(converter -> hints.registerType(converter, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
        }
    }

    private static boolean isMapped(Class<?> type) {
        return ClassUtils.isPresent(type.getName().replace('$', '_') + "_Mapping", type.getClassLoader());
    }

    private static Stream<Class<?>> converters(Class<?> type) {
        Stream<@Nullable Convert> onFields =
                Arrays.stream(type.getDeclaredFields()).map(field -> field.getAnnotation(Convert.class));
        Stream<@Nullable Convert> onParameters = Arrays.stream(type.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .map(parameter -> parameter.getAnnotation(Convert.class));
        return Stream.concat(onFields, onParameters).flatMap(Stream::ofNullable).map(Convert::value);
    }
}
