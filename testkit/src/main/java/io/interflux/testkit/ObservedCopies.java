package io.interflux.testkit;

import io.r2dbc.postgresql.api.CopyInBuilder;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells of {@code COPY … FROM STDIN}, which r2dbc-postgresql has on its own connection and not on R2DBC's, so that whoever copies takes the
 * wrappers off. What they find then passes everything on.
 */
final class ObservedCopies {

    private ObservedCopies() {}

    /** The driver's connection beneath, whose copies are observed; the very connection where the driver is another one. */
    static Connection beneath(Connection connection, Conversations conversations) {
        return physical(connection) instanceof PostgresqlConnection driver
                ? observed(driver, conversations)
                : connection;
    }

    private static Connection physical(Connection connection) {
        return connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner
                ? physical(inner)
                : connection;
    }

    private static Connection observed(PostgresqlConnection driver, Conversations conversations) {
        return (Connection) Proxy.newProxyInstance(
                ObservedCopies.class.getClassLoader(),
                new Class<?>[] {PostgresqlConnection.class, Wrapped.class},
                (proxy, method, arguments) -> {
                    Object result = called(driver, method, arguments);
                    return result instanceof CopyInBuilder copy
                            ? observed(copy, (String) arguments[0], conversations)
                            : result;
                });
    }

    private static CopyInBuilder observed(CopyInBuilder copy, String text, Conversations conversations) {
        return (CopyInBuilder) Proxy.newProxyInstance(
                ObservedCopies.class.getClassLoader(),
                new Class<?>[] {CopyInBuilder.class},
                (proxy, method, arguments) -> {
                    Object result = called(copy, method, arguments);
                    return result instanceof Mono<?> sent ? conversation(sent, text, conversations) : proxy;
                });
    }

    private static Mono<?> conversation(Mono<?> sent, String text, Conversations conversations) {
        return Flux.defer(() -> new Conversation(conversations.begins(text, 0)).part(sent))
                .singleOrEmpty();
    }

    private static Object called(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
