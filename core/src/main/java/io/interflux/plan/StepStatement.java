package io.interflux.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that a step sends, for those who tell a plan rather than run it.
 *
 * @param role what it reads, in one word: {@code children}, {@code links}, {@code targets}
 * @param query the statement
 * @param parentKey the columns of the parents' rows that hold the keys it is sent with
 * @param sent how often
 * @param source what is made of its rows, with what is read beneath them, or {@code null} where they are links only
 */
public record StepStatement(
        String role, RowQuery query, List<Integer> parentKey, Sent sent, @Nullable RowSource source) {

    /** How often a statement is sent for one window. */
    public enum Sent {
        /** Once, if a parent has a key. */
        WITH_KEYS,
        /** Once, if what was read before is not enough. */
        IF_NEEDED,
        /** Once for each level of a recursion: for the first one, if a parent has a key. */
        EACH_LEVEL,
        /** Once for each level of a recursion whose rows have not been read yet. */
        EACH_LEVEL_IF_NEEDED
    }

    static StepStatement children(RowSource children, List<Integer> parentKey) {
        return new StepStatement("children", children.query(), parentKey, Sent.WITH_KEYS, children);
    }
}
