package io.interflux.r2dbc;

import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/**
 * Transactions that somebody else begins and ends on connections of the same factory, such as a framework's. What is loaded or written
 * inside of one joins it: it uses its connection, sees what it has written, and leaves its end to whoever began it.
 *
 * <pre>{@code
 * OuterTransactions units = joining -> Mono.deferContextual(context -> Mono.justOrEmpty(context.<Unit>getOrEmpty(Unit.class)))
 *         .map(unit -> unit.joinedOnce(() -> joining.join(unit.connection(), false)));
 * Database database = R2dbcDatabase.create(connectionFactory, R2dbcOptions.DEFAULT, units);
 * }</pre>
 *
 * <p>Inside of the library's own {@code inTransaction} nobody is asked: what is begun there by others is another transaction.
 */
@FunctionalInterface
public interface OuterTransactions {

    /** There are none. */
    OuterTransactions NONE = joining -> Mono.empty();

    /**
     * The transaction around the subscriber, as it was joined; empty where there is none. Each load and each write asks, on subscription.
     *
     * @param joining to be called once for each transaction, and what it gives kept until the transaction ends: its statements queue there
     */
    Mono<JoinedTransaction> current(Joining joining);

    /** How a transaction is joined. */
    @FunctionalInterface
    interface Joining {

        /**
         * Joins a transaction that has been begun; sends nothing.
         *
         * @param connection the connection of the transaction, which stays the caller's to close
         * @param readOnly whether writes are to be refused before they are sent
         */
        JoinedTransaction join(Connection connection, boolean readOnly);
    }
}
