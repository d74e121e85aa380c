package io.interflux.spring.boot;

import io.interflux.spring.repository.RepositoryFactoryBean;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/** Reports the proxies of repositories, and the methods that they call by reflection. */
final class RepositoryAot implements BeanRegistrationAotProcessor {

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean registeredBean) {
        if (registeredBean.getBeanClass() != RepositoryFactoryBean.class) {
            return null;
        }
        Object type = registeredBean.getMergedBeanDefinition().getAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE);
        return (context, code) -> {
            if (type instanceof Class<?> repository) {
                register(repository, context.getRuntimeHints());
            }
        };
    }

    private static void register(Class<?> repository, RuntimeHints hints) {
        hints.proxies().registerJdkProxy(repository);
        registerMethods(repository, hints.reflection());
    }

    /** Those of the interfaces above too, whose default methods may be declared again. */
    private static void registerMethods(Class<?> type, ReflectionHints hints) {
        hints.registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS, MemberCategory.INVOKE_DECLARED_METHODS);
        for (Class<?> above : type.getInterfaces()) {
            registerMethods(above, hints);
        }
    }
}
