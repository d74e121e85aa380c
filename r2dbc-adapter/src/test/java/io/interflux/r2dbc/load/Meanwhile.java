package io.interflux.r2dbc.load;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Connections on which something happens once, just before the first statement that has a certain part. */
final class Meanwhile implements ConnectionFactory {

    private final ConnectionFactory connections;
    private final String part;
    private final Runnable event;
    private final AtomicBoolean happened = new AtomicBoolean();

    Meanwhile(ConnectionFactory connections, String part, Runnable event) {
        this.connections = connections;
        this.part = part;
        this.event = event;
    }

    boolean happened() {
        return happened.get();
    }

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.from(connections.create()).map(this::watched);
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("unwrap")) {
                return arguments == null ? connection : part(connection, (Class<?>) arguments[0]);
            }
            Object result = called(connection, method, arguments);
            return result instanceof Statement statement && ((String) arguments[0]).contains(part)
                    ? delayed(statement)
                    : result;
        });
    }

    private static @Nullable Object part(Connection connection, Class<?> type) {
        return connection instanceof Wrapped<?> wrapped ? wrapped.unwrap(type) : null;
    }

    private Statement delayed(Statement statement) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            Object result = called(statement, method, arguments);
            return method.getName().equals("execute") ? after((Publisher<?>) result) : result;
        });
    }

    private Flux<Result> after(Publisher<?> execution) {
        Flux<Result> results = Flux.from(execution).cast(Result.class);
        return Flux.defer(() -> happened.compareAndSet(false, true)
                ? Mono.fromRunnable(event)
                        .subscribeOn(Schedulers.boundedElastic())
                        .thenMany(results)
                : results);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type, Wrapped.class}, handler));
    }

    private static Object called(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return connections.getMetadata();
    }
}
