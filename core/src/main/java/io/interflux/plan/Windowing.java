package io.interflux.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How the roots are read in windows, so that memory stays bounded and no result is open while children are read. */
public sealed interface Windowing {

    /** In one word, for explanations. */
    String name();

    /** Why so, in words that follow the name. */
    String reason();

    /** The limit lies within one window: one plain statement. */
    record Single() implements Windowing {

        @Override
        public String name() {
            return "SINGLE";
        }

        @Override
        public String reason() {
            return "its limit lies within one window";
        }
    }

    /**
     * Each window begins after the last row of the one before. The connection is free between windows.
     *
     * @param terms the order, total
     * @param columns where in a row each term's value is
     */
    record Keyset(List<SortTerm> terms, List<Integer> columns) implements Windowing {

        @Override
        public String name() {
            return "KEYSET";
        }

        @Override
        public String reason() {
            return "each window begins behind the last row of the one before";
        }

        /** What the rows after one satisfy, given the values of that one by column. */
        public Predicate after(IntFunction<@Nullable Object> last) {
            List<SortTerm.Last> lasts = new ArrayList<>();
            for (int i = 0; i < terms.size(); i++) {
                lasts.add(new SortTerm.Last(terms.get(i), last.apply(columns.get(i))));
            }
            return KeysetPredicate.after(lasts);
        }
    }

    /** A named cursor inside a transaction; the connection is held while the load lasts. */
    record ServerCursor() implements Windowing {

        @Override
        public String name() {
            return "CURSOR";
        }

        @Override
        public String reason() {
            return "its order is that of no unique key, so the server keeps the place, inside a transaction";
        }
    }

    /** Windows counted by OFFSET: for tables without a primary key where there are no cursors. */
    record Offset() implements Windowing {

        @Override
        public String name() {
            return "OFFSET";
        }

        @Override
        public String reason() {
            return "there is no primary key behind which a window could begin";
        }
    }
}
