package io.interflux.spring.boot;

import io.interflux.load.LoadOptions;
import io.interflux.model.Naming;
import io.interflux.query.Strategy;
import io.interflux.r2dbc.R2dbcOptions;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of Interflux.
 *
 * @param naming Conventions for the names of tables and columns that are not given. A Naming bean takes its place.
 * @param acquireTimeout How long a load or write waits for a connection before it fails.
 * @param cleanUpTimeout How long giving a connection back may take before it is closed for good.
 * @param load How loads use the connection and memory.
 * @param schema What is done with the tables.
 * @param exceptions How errors are told.
 * @param slowLoads Which loads the Actuator endpoint tells as slow.
 */
@ConfigurationProperties("interflux")
public record InterfluxProperties(
        @DefaultValue("standard") NamingConvention naming,
        @DefaultValue("10s") Duration acquireTimeout,
        @DefaultValue("10s") Duration cleanUpTimeout,
        @DefaultValue Load load,
        @DefaultValue Schema schema,
        @DefaultValue Exceptions exceptions,
        @DefaultValue SlowLoads slowLoads) {

    /** Limits of time are positive, and of a year at most. */
    public InterfluxProperties {
        Limits.requireAtMostAYear("interflux.acquire-timeout", acquireTimeout);
        Limits.requireAtMostAYear("interflux.clean-up-timeout", cleanUpTimeout);
    }

    /** Conventions for names. */
    public enum NamingConvention {
        /** Names as they are written in Java. */
        STANDARD,
        /** Words in small letters, joined by underscores. */
        SNAKE_CASE;

        Naming naming() {
            return this == SNAKE_CASE ? Naming.snakeCase() : Naming.standard();
        }
    }

    /**
     * How loads use the connection and memory.
     *
     * @param windowRows How many roots are read at a time, with all of their children.
     * @param fetchSize How many rows of children the driver may fetch ahead.
     * @param cursorIdleLimit How long a load that holds a transaction of its own may be without demand before it fails.
     * @param identityBudget How much the targets seen at one include may take before they are read again.
     * @param strategy How includes without a hint of their own are read, where that is possible.
     */
    public record Load(
            @DefaultValue("1000") int windowRows,
            @DefaultValue("50000") int fetchSize,
            @DefaultValue("1m") Duration cursorIdleLimit,
            @DefaultValue("32MB") DataSize identityBudget,
            @DefaultValue("auto") Strategy strategy) {

        /** All of them are positive, and the limit is of a year at most. */
        public Load {
            Limits.requirePositive("interflux.load.window-rows", windowRows);
            Limits.requirePositive("interflux.load.fetch-size", fetchSize);
            Limits.requireAtMostAYear("interflux.load.cursor-idle-limit", cursorIdleLimit);
            Limits.requirePositive("interflux.load.identity-budget", identityBudget);
        }

        LoadOptions options() {
            return new LoadOptions(windowRows, fetchSize, cursorIdleLimit, identityBudget.toBytes(), strategy);
        }
    }

    /**
     * What is done with the tables.
     *
     * @param check Whether the database is compared with the schema when the application starts, and what comes of a difference.
     * @param checkTimeout How long the comparison may take before the application fails to start.
     */
    public record Schema(@DefaultValue("none") SchemaCheckMode check, @DefaultValue("1m") Duration checkTimeout) {

        /** The limit is positive, and of a year at most. */
        public Schema {
            Limits.requireAtMostAYear("interflux.schema.check-timeout", checkTimeout);
        }
    }

    /** What comes of a database that does not hold what the schema counts on. */
    public enum SchemaCheckMode {
        /** It is not looked for. */
        NONE,
        /** A warning in the log, also of a database that cannot be asked. */
        WARN,
        /** The application does not start. */
        FAIL
    }

    /**
     * How errors are told.
     *
     * @param translateSignals Whether errors that methods of @Repository beans signal by a Mono or Flux are translated to Spring's DataAccessException.
     */
    public record Exceptions(@DefaultValue("false") boolean translateSignals) {}

    /**
     * Which loads the Actuator endpoint tells as slow.
     *
     * @param threshold How long a load is read that is slow.
     * @param kept How many slow loads are remembered, the last ones.
     */
    public record SlowLoads(@DefaultValue("500ms") Duration threshold, @DefaultValue("10") int kept) {

        /** None of them is negative. */
        public SlowLoads {
            Limits.requireNotNegative("interflux.slow-loads.threshold", threshold);
            Limits.requireNotNegative("interflux.slow-loads.kept", kept);
        }
    }

    R2dbcOptions options() {
        return new R2dbcOptions(acquireTimeout, cleanUpTimeout);
    }
}
