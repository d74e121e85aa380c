package io.interflux.spring;

import io.interflux.r2dbc.JoinedTransaction;
import io.interflux.r2dbc.OuterTransactions;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Spring's reactive transactions, as {@code @Transactional} and {@code TransactionalOperator} begin them with an
 * {@code R2dbcTransactionManager} of the same connection factory.
 *
 * <pre>{@code
 * Database database = R2dbcDatabase.create(connectionFactory, R2dbcOptions.DEFAULT, new SpringTransactions(connectionFactory));
 * Interflux interflux = Interflux.create(database, schema);
 * }</pre>
 *
 * <p>{@code REQUIRES_NEW} and {@code NOT_SUPPORTED} are followed. {@code NESTED} is Spring's savepoint on the same connection.
 */
public final class SpringTransactions implements OuterTransactions {

    private final ConnectionFactory connectionFactory;
    /** By the holder that Spring makes for each transaction; a suspended transaction keeps its own. */
    private final Map<ConnectionHolder, JoinedTransaction> joined = new ConcurrentHashMap<>();

    /** The transactions whose manager has this very connection factory. */
    public SpringTransactions(ConnectionFactory connectionFactory) {
        this.connectionFactory = connectionFactory;
    }

    @Override
    public Mono<JoinedTransaction> current(Joining joining) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .flatMap(manager -> Mono.justOrEmpty(current(manager, joining)))
                .onErrorComplete(NoTransactionException.class);
    }

    private @Nullable JoinedTransaction current(TransactionSynchronizationManager manager, Joining joining) {
        return manager.getResource(connectionFactory) instanceof ConnectionHolder holder && isUnderWay(manager, holder)
                ? joined.computeIfAbsent(holder, begun -> join(manager, begun, joining))
                : null;
    }

    /**
     * A holder may also be there without a transaction of its manager: a connection that is shared under {@code SUPPORTS}, or beside another
     * manager's transaction, is marked as synchronized. After the end of a transaction there are no synchronizations any more.
     */
    private static boolean isUnderWay(TransactionSynchronizationManager manager, ConnectionHolder holder) {
        return manager.isActualTransactionActive()
                && manager.isSynchronizationActive()
                && !holder.isSynchronizedWithTransaction();
    }

    private JoinedTransaction join(
            TransactionSynchronizationManager manager, ConnectionHolder holder, Joining joining) {
        JoinedTransaction transaction = joining.join(holder.getConnection(), manager.isCurrentTransactionReadOnly());
        manager.registerSynchronization(new End(transaction, () -> joined.remove(holder)));
        return transaction;
    }

    /** Told of the end last, so that what others still write before the COMMIT is part of the transaction. */
    private static final class End implements TransactionSynchronization, Ordered {

        private final JoinedTransaction transaction;
        private final Runnable forget;

        End(JoinedTransaction transaction, Runnable forget) {
            this.transaction = transaction;
            this.forget = forget;
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public Mono<Void> beforeCommit(boolean readOnly) {
            return transaction.beforeCommit();
        }

        /** Spring lets errors of synchronizations pass by {@code onErrorContinue}, which must not reach the operators in here. */
        @Override
        public Mono<Void> beforeCompletion() {
            return transaction.beforeCompletion().onErrorStop();
        }

        @Override
        public Mono<Void> afterCompletion(int status) {
            return Mono.fromRunnable(forget);
        }
    }
}
