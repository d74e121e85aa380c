package io.interflux.spring.web;

import io.interflux.Interflux;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives controllers in WebFlux the {@link Select} that the parameters of a request mean: to a parameter with {@link ClientSelect}, or to one
 * of a class for which there is a bean of {@link SelectParameters}. A request that asks for something else is refused with a
 * {@link RefusedParameterException} before the method is called. Spring Boot registers it.
 */
public final class SelectArgumentResolver implements HandlerMethodArgumentResolver {

    private final ListableBeanFactory beans;
    private final Map<MethodParameter, SelectParameters<?>> known = new ConcurrentHashMap<>();

    /** A resolver that finds the {@link Interflux} and {@link SelectParameters} among these beans, when it needs them. */
    public SelectArgumentResolver(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Select.class
                && (parameter.hasParameterAnnotation(ClientSelect.class)
                        || beans.getBeanNamesForType(beanType(parameter)).length > 0);
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        return Mono.fromSupplier(
                () -> parameters(parameter).select(exchange.getRequest().getQueryParams()));
    }

    /**
     * Looks whether all that these methods allow is there, and whether each {@code Select} that they take can be given to them.
     *
     * @param others which parameters other resolvers give
     * @throws QueryException if not, naming the method and the parameter, and what is available or the fix
     */
    public void check(Collection<HandlerMethod> methods, Predicate<MethodParameter> others) {
        for (HandlerMethod method : methods) {
            for (MethodParameter parameter : method.getMethodParameters()) {
                check(parameter, others);
            }
        }
    }

    private void check(MethodParameter parameter, Predicate<MethodParameter> others) {
        boolean annotated = parameter.hasParameterAnnotation(ClientSelect.class);
        boolean select = parameter.getParameterType() == Select.class;
        if (annotated && !select) {
            throw unfit(
                    parameter,
                    "it is a " + parameter.getGenericParameterType().getTypeName() + ", and only a Select can be what a"
                            + " client asks for; write Select<Artist>");
        }
        if (supportsParameter(parameter)) {
            parameters(parameter);
        } else if (select && parameter.getParameterAnnotations().length == 0 && !others.test(parameter)) {
            throw unfit(
                    parameter,
                    "nothing says what a client may ask for; give it @ClientSelect, or make one bean of SelectParameters"
                            + " for its class");
        }
    }

    private static QueryException unfit(MethodParameter parameter, String why) {
        String what = parameter.hasParameterAnnotation(ClientSelect.class) ? "@ClientSelect" : "The Select";
        return new QueryException(what + " at parameter " + parameter.getParameterIndex() + " of "
                + parameter.getExecutable().toGenericString() + ": " + why);
    }

    private SelectParameters<?> parameters(MethodParameter parameter) {
        return known.computeIfAbsent(parameter, this::found);
    }

    private SelectParameters<?> found(MethodParameter parameter) {
        ClientSelect allowed = parameter.getParameterAnnotation(ClientSelect.class);
        if (allowed == null) {
            return bean(parameter);
        }
        try {
            return declared(allowed, model(allowed, parameter)).in(beans.getBean(Interflux.class));
        } catch (QueryException | IllegalArgumentException unfit) {
            throw unfit(parameter, String.valueOf(unfit.getMessage()));
        }
    }

    private SelectParameters<?> bean(MethodParameter parameter) {
        try {
            return beans.<SelectParameters<?>>getBeanProvider(beanType(parameter))
                    .getObject();
        } catch (NoUniqueBeanDefinitionException several) {
            Collection<String> names = Objects.requireNonNullElse(several.getBeanNamesFound(), List.<String>of());
            throw unfit(
                    parameter,
                    "there are several beans that say what a client may ask for, "
                            + String.join(", ", new TreeSet<>(names))
                            + "; make one of them @Primary, or say it by @ClientSelect");
        }
    }

    private static <T> SelectParameters<T> declared(ClientSelect allowed, ModelHandle<T> model) {
        SelectParameters<T> declared = SelectParameters.of(model)
                .include(allowed.include())
                .fields(allowed.fields())
                .sort(allowed.sort())
                .own(allowed.own());
        return allowed.size() == 0 && allowed.maxSize() == 0
                ? declared
                : declared.pageSize(allowed.size(), allowed.maxSize() == 0 ? allowed.size() : allowed.maxSize());
    }

    private static ModelHandle<?> model(ClientSelect allowed, MethodParameter parameter) {
        @Nullable Class<?> type =
                ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve();
        if (type == null) {
            throw new QueryException("it does not say what it selects; write Select<Artist>");
        }
        if ((type == DynamicEntity.class) == allowed.model().isEmpty()) {
            throw new QueryException("a Select<DynamicEntity> needs the name of its model, and no other may have one");
        }
        return type == DynamicEntity.class ? ModelHandle.of(allowed.model()) : ModelHandle.of(type);
    }

    private static ResolvableType beanType(MethodParameter parameter) {
        return ResolvableType.forClassWithGenerics(
                SelectParameters.class,
                ResolvableType.forMethodParameter(parameter).getGeneric(0));
    }
}
