package io.interflux.testkit;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;

/** Passes everything on; what is read from it is part of the conversation. */
record ObservedResult(Result delegate, Conversation conversation) implements Result {

    @Override
    public Publisher<Long> getRowsUpdated() {
        return conversation.part(delegate.getRowsUpdated());
    }

    @Override
    public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
        return conversation.part(delegate.map(mapping));
    }

    @Override
    public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
        return conversation.part(delegate.map(mapping));
    }

    @Override
    public Result filter(Predicate<Segment> filter) {
        return new ObservedResult(delegate.filter(filter), conversation);
    }

    @Override
    public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
        return conversation.part(delegate.flatMap(mapping));
    }
}
