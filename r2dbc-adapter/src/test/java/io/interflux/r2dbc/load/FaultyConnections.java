package io.interflux.r2dbc.load;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.Wrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Connections of which some methods fail, such as {@code commitTransaction}, until they are {@link #mend mended}. */
final class FaultyConnections implements ConnectionFactory {

    private final ConnectionFactory connections;
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    FaultyConnections(ConnectionFactory connections) {
        this.connections = connections;
    }

    FaultyConnections breaking(String... methods) {
        broken.addAll(Set.of(methods));
        return this;
    }

    void mend() {
        broken.clear();
    }

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.from(connections.create()).map(this::faulty);
    }

    private Connection faulty(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class, Wrapped.class},
                (proxy, method, arguments) -> {
                    if (broken.contains(method.getName())) {
                        return Mono.error(
                                new R2dbcNonTransientResourceException("broken " + method.getName(), "57P01"));
                    }
                    return method.getName().equals("unwrap") && arguments == null
                            ? connection
                            : called(connection, method, arguments);
                });
    }

    private static Object called(Connection connection, Method method, Object[] arguments) throws Throwable {
        try {
            return method.getName().equals("unwrap")
                    ? ((Wrapped<?>) connection).unwrap((Class<?>) arguments[0])
                    : method.invoke(connection, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return connections.getMetadata();
    }
}
