package io.interflux.testkit;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.HashSet;
import java.util.Set;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Passes everything on, counts what is bound, and tells of each execution. */
final class ObservedStatement implements Statement {

    private final Statement delegate;
    private final String text;
    private final Conversations conversations;
    private final Set<Object> bound = new HashSet<>();

    ObservedStatement(Statement delegate, String text, Conversations conversations) {
        this.delegate = delegate;
        this.text = text;
        this.conversations = conversations;
    }

    @Override
    public Publisher<? extends Result> execute() {
        Publisher<? extends Result> results = delegate.execute();
        return Flux.defer(() -> {
            Conversation conversation = new Conversation(conversations.begins(text, bound.size()));
            return conversation.part(results).map(result -> new ObservedResult(result, conversation));
        });
    }

    @Override
    public Statement add() {
        delegate.add();
        return this;
    }

    @Override
    public Statement bind(int index, Object value) {
        bound.add(index);
        delegate.bind(index, value);
        return this;
    }

    @Override
    public Statement bind(String name, Object value) {
        bound.add(name);
        delegate.bind(name, value);
        return this;
    }

    @Override
    public Statement bindNull(int index, Class<?> type) {
        bound.add(index);
        delegate.bindNull(index, type);
        return this;
    }

    @Override
    public Statement bindNull(String name, Class<?> type) {
        bound.add(name);
        delegate.bindNull(name, type);
        return this;
    }

    @Override
    public Statement returnGeneratedValues(String... columns) {
        delegate.returnGeneratedValues(columns);
        return this;
    }

    @Override
    public Statement fetchSize(int rows) {
        delegate.fetchSize(rows);
        return this;
    }
}
