package io.interflux.r2dbc;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Says at INFO how a driver's settings would suit better, once for each factory of the driver's, whatever is wrapped around it. */
final class Advice {

    private static final Logger LOG = Loggers.getLogger("io.interflux.driver");
    private static final Set<ConnectionFactory> ADVISED =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    private Advice() {}

    static void give(ConnectionFactory connections, Profile profile) {
        ConnectionFactory driver = unwrapped(connections);
        String advice = profile.advice(driver);
        if (advice != null && ADVISED.add(driver)) {
            LOG.info(advice);
        }
    }

    private static ConnectionFactory unwrapped(ConnectionFactory connections) {
        return connections instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory inner
                ? unwrapped(inner)
                : connections;
    }
}
