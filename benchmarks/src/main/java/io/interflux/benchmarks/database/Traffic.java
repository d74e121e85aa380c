package io.interflux.benchmarks.database;

/**
 * What went through a {@link Proxy}.
 *
 * @param statements executions and simple queries, transaction commands among them
 * @param rows data rows from the server
 * @param received bytes from the server
 * @param roundTrips how often a client spoke after the server had
 */
public record Traffic(long statements, long rows, long received, long roundTrips) {

    /** Nothing yet. */
    public static final Traffic NONE = new Traffic(0, 0, 0, 0);

    /** What came since then. */
    public Traffic since(Traffic before) {
        return new Traffic(
                statements - before.statements,
                rows - before.rows,
                received - before.received,
                roundTrips - before.roundTrips);
    }
}
