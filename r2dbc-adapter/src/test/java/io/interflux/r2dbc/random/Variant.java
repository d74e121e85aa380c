package io.interflux.r2dbc.random;

import static io.interflux.query.Strategy.AUTO;
import static io.interflux.query.Strategy.BATCH;
import static io.interflux.query.Strategy.LATERAL;
import static io.interflux.query.Strategy.LINK_THEN_TARGET;

import io.interflux.load.LoadOptions;
import io.interflux.query.Strategy;
import java.util.List;

/**
 * One way to load a graph; all of them must give the same.
 *
 * @param windowRows how many roots are read at a time
 * @param demand how many roots are asked for at a time
 * @param strategy how includes without a hint of their own are read, where that is possible
 */
record Variant(int windowRows, int demand, Strategy strategy) {

    private static final int ALL_AT_ONCE = Integer.MAX_VALUE;
    private static final int LARGE = LoadOptions.DEFAULT.windowRows();

    static final Variant DEFAULT = new Variant(LARGE, ALL_AT_ONCE, AUTO);

    /** All ways but the default. */
    static final List<Variant> OTHERS = List.of(
            new Variant(1, ALL_AT_ONCE, AUTO),
            new Variant(3, 1, LATERAL),
            new Variant(3, ALL_AT_ONCE, BATCH),
            new Variant(1, 1, LINK_THEN_TARGET),
            new Variant(LARGE, 1, LATERAL),
            new Variant(LARGE, 2, BATCH),
            new Variant(3, 2, AUTO));

    LoadOptions options() {
        return LoadOptions.DEFAULT.withWindowRows(windowRows).withStrategy(strategy);
    }
}
