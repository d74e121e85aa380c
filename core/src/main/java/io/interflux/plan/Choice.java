package io.interflux.plan;

import io.interflux.query.Strategy;

/**
 * How an include is read, and why so.
 *
 * @param strategy never {@link Strategy#AUTO}
 * @param reason in words, to follow the strategy's name: {@code its key is unique, so that a join repeats no parent}
 */
public record Choice(Strategy strategy, String reason) {

    /** A choice has been made. */
    public Choice {
        if (strategy == Strategy.AUTO) {
            throw new IllegalArgumentException("AUTO is no choice; reason given: " + reason);
        }
    }
}
