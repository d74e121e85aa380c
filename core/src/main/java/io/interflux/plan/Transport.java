package io.interflux.plan;

/** In which form the rows of a statement come. */
public enum Transport {

    /** As they are. */
    ROWS,

    /**
     * As one row of arrays, one for each column, which a driver reads in less time than many short rows. It has the first
     * {@link #MOST_ELEMENTS} rows at most, so that no result is without bounds; where there are as many, all are read as they are.
     */
    ARRAYS;

    /** The most rows that come as arrays. */
    public static final long MOST_ELEMENTS = 100_000;
}
