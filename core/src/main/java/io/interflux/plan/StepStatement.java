package io.interflux.plan;

import org.jspecify.annotations.Nullable;

/**
 * A statement that a step sends, for those who tell a plan rather than run it.
 *
 * @param role what it reads, in one word: {@code children}, {@code links}, {@code targets}
 * @param query the statement
 * @param sent how often
 * @param source what is made of its rows, with what is read beneath them, or {@code null} where they are links only
 */
public record StepStatement(String role, RowQuery query, Sent sent, @Nullable RowSource source) {

    /** How often a statement is sent for one window. */
    public enum Sent {
        /** Once, if a parent has a key. */
        WITH_KEYS,
        /** Once, if what was read before is not enough. */
        IF_NEEDED,
        /** Once for each level of a recursion. */
        EACH_LEVEL
    }

    static StepStatement children(RowSource children) {
        return new StepStatement("children", children.query(), Sent.WITH_KEYS, children);
    }
}
