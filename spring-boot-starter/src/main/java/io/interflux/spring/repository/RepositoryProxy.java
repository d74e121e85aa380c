package io.interflux.spring.repository;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The methods of one repository's interface: its own default ones, and those that every repository has. */
final class RepositoryProxy implements InvocationHandler {

    private static final Object[] NONE = {};

    private final Class<?> type;
    private final Map<Method, Call> calls;

    private RepositoryProxy(Class<?> type, Map<Method, Call> calls) {
        this.type = type;
        this.calls = calls;
    }

    @FunctionalInterface
    private interface Call {

        @Nullable Object on(Object proxy, Object[] arguments) throws Throwable;
    }

    static RepositoryProxy of(Class<?> type, EntityRepository<?, ?> target) {
        Map<Method, Call> calls = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                calls.put(method, call(method, target));
            }
        }
        return new RepositoryProxy(type, calls);
    }

    private static Call call(Method method, EntityRepository<?, ?> target) {
        Include include = method.getAnnotation(Include.class);
        if (method.isDefault()) {
            if (include != null && !method.isBridge()) {
                throw new IllegalArgumentException("@Include has no meaning on the default method " + method
                        + "; include within it: find(select().include(\""
                        + String.join("\").include(\"", include.value())
                        + "\"))");
            }
            MethodHandle body = body(method);
            return (proxy, arguments) -> body.bindTo(proxy).invokeWithArguments(arguments);
        }
        Method known = known(method);
        EntityRepository<?, ?> including = include == null ? target : target.including(include.value());
        return (proxy, arguments) -> known.invoke(including, arguments);
    }

    private static MethodHandle body(Method method) {
        Class<?> owner = method.getDeclaringClass();
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).unreflectSpecial(method, owner);
        } catch (IllegalAccessException hidden) {
            throw new IllegalArgumentException(
                    "The default method " + method + " cannot be called; open its package to io.interflux", hidden);
        }
    }

    /** By name and number of parameters, which tell the methods of every repository apart. */
    private static Method known(Method method) {
        return Arrays.stream(InterfluxRepository.class.getMethods())
                .filter(each -> each.getName().equals(method.getName())
                        && each.getParameterCount() == method.getParameterCount())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The method " + method
                        + " is none of InterfluxRepository, and queries are not made of names; give it a body: default … {"
                        + " return find(select().where(…)); }"));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        Object[] arguments = given == null ? NONE : given;
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method.getName(), arguments);
        }
        try {
            return Objects.requireNonNull(calls.get(method)).on(proxy, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    private Object ofObject(Object proxy, String name, Object[] arguments) {
        return switch (name) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "Repository " + type.getName();
        };
    }
}
