package io.interflux.benchmarks.database;

/** How r2dbc-postgresql has rows sent. */
public enum ResultFormat {
    /** As text, its default. */
    TEXT(""),
    /** Binary, by its option {@code forceBinary}. */
    BINARY("-binary");

    private final String suffix;

    ResultFormat(String suffix) {
        this.suffix = suffix;
    }

    /** What a contender's name ends with. */
    public String suffix() {
        return suffix;
    }
}
