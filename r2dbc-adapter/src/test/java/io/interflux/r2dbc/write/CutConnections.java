package io.interflux.r2dbc.write;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Connections to PostgreSQL whose server process ends in place of one statement or COMMIT, counted from 1. */
final class CutConnections implements ConnectionFactory {

    private static final String END = "SELECT pg_terminate_backend(pg_backend_pid())";

    private final ConnectionFactory connections;
    private final int cutAt;
    private final AtomicInteger sent = new AtomicInteger();

    CutConnections(ConnectionFactory connections, int cutAt) {
        this.connections = connections;
        this.cutAt = cutAt;
    }

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.from(connections.create()).map(this::cutting);
    }

    private Connection cutting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class, Wrapped.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "createStatement" ->
                        sent.incrementAndGet() == cutAt ? cut(connection) : called(connection, method, arguments);
                    case "commitTransaction" ->
                        sent.incrementAndGet() == cutAt
                                ? end(connection).then(Mono.from(connection.commitTransaction()))
                                : called(connection, method, arguments);
                    case "unwrap" ->
                        arguments == null ? connection : ((Wrapped<?>) connection).unwrap((Class<?>) arguments[0]);
                    default -> called(connection, method, arguments);
                });
    }

    /** Takes everything that is bound, and ends the server's process when it is executed. */
    private static Statement cut(Connection connection) {
        return (Statement) Proxy.newProxyInstance(
                Statement.class.getClassLoader(),
                new Class<?>[] {Statement.class},
                (proxy, method, arguments) -> method.getName().equals("execute")
                        ? connection.createStatement(END).execute()
                        : proxy);
    }

    private static Mono<Long> end(Connection connection) {
        return Flux.from(connection.createStatement(END).execute())
                .concatMap(Result::getRowsUpdated)
                .onErrorComplete()
                .then(Mono.empty());
    }

    private static Object called(Connection connection, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return connections.getMetadata();
    }
}
