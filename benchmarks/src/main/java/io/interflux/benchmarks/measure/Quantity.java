package io.interflux.benchmarks.measure;

/** What a figure tells. */
public enum Quantity {
    /** Milliseconds for the whole load, or for one load of many. */
    TIME("time", "ms"),
    /** Milliseconds until the first parent was there. */
    FIRST_PARENT("first parent", "ms"),
    /** Bytes allocated in the whole process for each parent. */
    ALLOCATED("allocated/parent", "B"),
    /** Bytes allocated in the whole process for each call of a benchmark. */
    ALLOCATED_PER_CALL("allocated/call", "B"),
    /** Mebibytes of heap that were left after a collection, at most. */
    PEAK_HEAP("heap after collections", "MiB"),
    /** Statements that were executed. */
    STATEMENTS("statements", ""),
    /** Rows that the server sent. */
    ROWS("rows", ""),
    /** Mebibytes that the server sent. */
    RECEIVED("received", "MiB"),
    /** How often a client spoke after the server had. */
    ROUND_TRIPS("round trips", ""),
    /** How many round trips {@code explain} says that there are at most. */
    EXPLAINED("round trips explained", ""),
    /** Milliseconds for each of a load's round trips. */
    TRIP_TIME("time/round trip", "ms"),
    /** Milliseconds of processor time of the whole process. */
    CPU("cpu", "ms"),
    /** Mebibytes that full collections left while the first tenth of the parents came. */
    LIVE_FIRST_TENTH("live heap, first tenth", "MiB"),
    /** Mebibytes that full collections left while the last tenth of the parents came. */
    LIVE_LAST_TENTH("live heap, last tenth", "MiB"),
    /** The first 48 bits of what a load's values sum up to: the same for all, or nothing is comparable. */
    CHECKSUM("checksum", ""),
    /** 1 where a contender's process ended with an error, such as a heap that was too small. */
    FAILED("failed", "");

    private final String title;
    private final String unit;

    Quantity(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** For the head of a column. */
    public String title() {
        return unit.isEmpty() ? title : title + " [" + unit + "]";
    }
}
