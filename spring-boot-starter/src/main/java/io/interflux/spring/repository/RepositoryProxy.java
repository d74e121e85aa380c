package io.interflux.spring.repository;

import io.interflux.error.QueryException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.function.SingletonSupplier;

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

    /** A repository of that interface, which does what the target does. */
    static Object of(Class<?> type, EntityRepository<?, ?> target) {
        Map<Method, Call> calls = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                calls.put(method, call(method, type, target));
            }
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new RepositoryProxy(type, calls));
    }

    private static Call call(Method method, Class<?> type, EntityRepository<?, ?> target) {
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
        EntityRepository<?, ?> including = include == null ? target : including(include, method, target);
        return known(method, type)
                .<Call>map(known -> (proxy, arguments) -> known.invoke(including, arguments))
                .orElseGet(() -> declaredAgain(method, type, including));
    }

    private static EntityRepository<?, ?> including(Include include, Method method, EntityRepository<?, ?> target) {
        if (include.value().length == 0) {
            throw new IllegalArgumentException("@Include on " + method + " names no path; name one, or leave it out");
        }
        if (!method.getName().startsWith("find")) {
            throw new IllegalArgumentException(
                    "The method " + method + " loads no rows, so that @Include has no meaning there; leave it out");
        }
        EntityRepository<?, ?> including = target.including(include.value());
        try {
            including.checkIncludes();
        } catch (QueryException unfit) {
            throw new IllegalArgumentException("@Include on " + method + ": " + unfit.getMessage(), unfit);
        }
        return including;
    }

    /** The body of the method that this one overrides, of a repository that includes what this one includes. */
    private static Call declaredAgain(Method method, Class<?> type, EntityRepository<?, ?> including) {
        MethodHandle body = body(overridden(method));
        Supplier<Object> repository = SingletonSupplier.of(() -> of(type, including));
        return (proxy, arguments) -> body.bindTo(repository.get()).invokeWithArguments(arguments);
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

    /** The method of every repository that this one is, or that it declares again. */
    private static Optional<Method> known(Method method, Class<?> type) {
        return Arrays.stream(InterfluxRepository.class.getMethods())
                .filter(each -> each.getName().equals(method.getName())
                        && parameters(each, type).equals(parameters(method, type)))
                .findFirst();
    }

    /** The classes of the parameters, where the interface says what its entities and their keys are. */
    private static List<Class<?>> parameters(Method method, Class<?> type) {
        return IntStream.range(0, method.getParameterCount())
                .<Class<?>>mapToObj(index ->
                        ResolvableType.forMethodParameter(method, index, type).toClass())
                .toList();
    }

    /** The default method of an interface above, such as one of {@code PagingInterfluxRepository}. */
    private static Method overridden(Method method) {
        return above(method.getDeclaringClass())
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(each -> each.isDefault()
                        && each.getName().equals(method.getName())
                        && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The method " + method
                        + " is none of InterfluxRepository, and queries are not made of names; give it a body: default … {"
                        + " return find(select().where(…)); }"));
    }

    private static Stream<Class<?>> above(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).flatMap(each -> Stream.concat(Stream.of(each), above(each)));
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
