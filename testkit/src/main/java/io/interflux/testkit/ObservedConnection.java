package io.interflux.testkit;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Passes everything on, and tells of statements and of the ends of transactions. */
record ObservedConnection(Connection delegate, Conversations conversations) implements Connection, Wrapped<Connection> {

    @Override
    public Statement createStatement(String sql) {
        return new ObservedStatement(delegate.createStatement(sql), sql, conversations);
    }

    @Override
    public Publisher<Void> beginTransaction() {
        return observed("BEGIN", delegate.beginTransaction());
    }

    @Override
    public Publisher<Void> beginTransaction(TransactionDefinition definition) {
        return observed("BEGIN", delegate.beginTransaction(definition));
    }

    @Override
    public Publisher<Void> commitTransaction() {
        return observed("COMMIT", delegate.commitTransaction());
    }

    @Override
    public Publisher<Void> rollbackTransaction() {
        return observed("ROLLBACK", delegate.rollbackTransaction());
    }

    private Publisher<Void> observed(String what, Publisher<Void> publisher) {
        return Flux.defer(() -> new Conversation(conversations.begins(what, 0)).part(publisher));
    }

    @Override
    public Connection unwrap() {
        return ObservedCopies.beneath(delegate, conversations);
    }

    @Override
    public Publisher<Void> close() {
        return delegate.close();
    }

    @Override
    public Batch createBatch() {
        return delegate.createBatch();
    }

    @Override
    public Publisher<Void> createSavepoint(String name) {
        return delegate.createSavepoint(name);
    }

    @Override
    public Publisher<Void> releaseSavepoint(String name) {
        return delegate.releaseSavepoint(name);
    }

    @Override
    public Publisher<Void> rollbackTransactionToSavepoint(String name) {
        return delegate.rollbackTransactionToSavepoint(name);
    }

    @Override
    public boolean isAutoCommit() {
        return delegate.isAutoCommit();
    }

    @Override
    public Publisher<Void> setAutoCommit(boolean autoCommit) {
        return delegate.setAutoCommit(autoCommit);
    }

    @Override
    public ConnectionMetadata getMetadata() {
        return delegate.getMetadata();
    }

    @Override
    public IsolationLevel getTransactionIsolationLevel() {
        return delegate.getTransactionIsolationLevel();
    }

    @Override
    public Publisher<Void> setTransactionIsolationLevel(IsolationLevel isolationLevel) {
        return delegate.setTransactionIsolationLevel(isolationLevel);
    }

    @Override
    public Publisher<Void> setLockWaitTimeout(Duration timeout) {
        return delegate.setLockWaitTimeout(timeout);
    }

    @Override
    public Publisher<Void> setStatementTimeout(Duration timeout) {
        return delegate.setStatementTimeout(timeout);
    }

    @Override
    public Publisher<Boolean> validate(ValidationDepth depth) {
        return delegate.validate(depth);
    }
}
