package io.interflux.spi;

import io.interflux.sql.SqlStatement;
import reactor.util.context.ContextView;

/**
 * Told of every statement that a subscription sends, its loads inside other loads included. It travels in the Reactor Context under its own
 * class, so that what other subscriptions send at the same time is not told:
 *
 * <pre>{@code
 * interflux.find(select).contextWrite(context -> context.put(StatementListener.class, listener))
 * }</pre>
 */
@FunctionalInterface
public interface StatementListener {

    /**
     * A statement is about to be sent. Must neither block nor throw; called on any thread, one statement of a connection after another.
     *
     * @param statement what is sent; its values are not for logs
     */
    void sending(SqlStatement statement);

    /** The listener of a subscription, or one that does nothing. */
    static StatementListener of(ContextView context) {
        return context.hasKey(StatementListener.class) ? context.get(StatementListener.class) : statement -> {};
    }
}
