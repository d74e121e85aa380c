package io.interflux.spring;

import io.interflux.error.InterfluxException;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Translates the errors of the library's that methods of {@code @Repository} beans signal by a {@code Mono} or {@code Flux}. Spring's own
 * translation knows only what a method throws.
 */
public final class SignalTranslation extends AbstractBeanFactoryAwareAdvisingPostProcessor {

    private static final long serialVersionUID = 1L;

    /** Makes proxies of the beans, of their classes or of their interfaces alone. */
    public SignalTranslation(boolean proxyTargetClass) {
        setProxyTargetClass(proxyTargetClass);
        setBeforeExistingAdvisors(true);
        this.advisor =
                new DefaultPointcutAdvisor(new AnnotationMatchingPointcut(Repository.class, true), new Translation());
    }

    private static final class Translation implements MethodInterceptor {

        private final InterfluxExceptionTranslator translator = new InterfluxExceptionTranslator();

        @Override
        public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
            Object result = invocation.proceed();
            if (result instanceof Mono<?> mono) {
                return mono.onErrorMap(InterfluxException.class, translator::translate);
            }
            return result instanceof Flux<?> flux
                    ? flux.onErrorMap(InterfluxException.class, translator::translate)
                    : result;
        }
    }
}
