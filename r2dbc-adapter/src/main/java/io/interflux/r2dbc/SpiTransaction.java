package io.interflux.r2dbc;

import io.interflux.spi.TransactionSettings;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.TransactionDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Transaction settings as the R2DBC SPI takes them; what is not said is left to the connection. */
record SpiTransaction(Map<Option<?>, Object> attributes) implements TransactionDefinition {

    static SpiTransaction of(TransactionSettings settings) {
        IsolationLevel level =
                switch (settings.isolation()) {
                    case DEFAULT -> null;
                    case READ_COMMITTED -> IsolationLevel.READ_COMMITTED;
                    case REPEATABLE_READ -> IsolationLevel.REPEATABLE_READ;
                    case SERIALIZABLE -> IsolationLevel.SERIALIZABLE;
                };
        if (level == null) {
            return new SpiTransaction(settings.readOnly() ? Map.of(READ_ONLY, true) : Map.of());
        }
        return new SpiTransaction(
                settings.readOnly() ? Map.of(ISOLATION_LEVEL, level, READ_ONLY, true) : Map.of(ISOLATION_LEVEL, level));
    }

    @Override
    @SuppressWarnings("unchecked") // the map is typed by its keys
    public <T> @Nullable T getAttribute(Option<T> option) {
        return (T) attributes.get(option);
    }
}
