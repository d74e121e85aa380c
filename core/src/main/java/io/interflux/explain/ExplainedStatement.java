package io.interflux.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a load.
 *
 * @param role what it reads: {@code roots}, {@code children}, {@code links}, {@code targets}, of a recursion {@code rows}
 * @param sql its text
 * @param parameters the types of its parameters in order, {@code LONG[]} for keys; never values
 * @param roundTrips how often it is sent for one window
 * @param measured what it took, or {@code null} where the load was not run
 */
public record ExplainedStatement(
        String role, String sql, List<String> parameters, RoundTrips roundTrips, @Nullable Measured measured) {

    /** Copies the list. */
    public ExplainedStatement {
        parameters = List.copyOf(parameters);
    }

    ExplainedStatement with(Measured measurement) {
        return new ExplainedStatement(role, sql, parameters, roundTrips, measurement);
    }
}
