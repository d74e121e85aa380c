package io.interflux.benchmarks.measure;

/** What a figure tells. */
public enum Quantity {
    /** Milliseconds for the whole load, or for one load of many. */
    TIME("time", "ms"),
    /** Milliseconds until the first parent was there. */
    FIRST_PARENT("first parent", "ms"),
    /** Bytes allocated in the whole process for each parent. */
    ALLOCATED("allocated/parent", "B"),
    /** Mebibytes of heap that were left after a collection, at most. */
    PEAK_HEAP("heap after collections", "MiB"),
    /** Statements that were executed. */
    STATEMENTS("statements", ""),
    /** Rows that the server sent. */
    ROWS("rows", ""),
    /** Mebibytes that the server sent. */
    RECEIVED("received", "MiB");

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
