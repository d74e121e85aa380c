package io.interflux.query;

/**
 * How a belongsTo or hasOne is included. Immutable.
 *
 * @param <T> the associated entity
 */
public final class ToOneInclude<T> extends Include<T, ToOneInclude<T>> {

    ToOneInclude(IncludeSpec spec) {
        super(spec);
    }

    @Override
    ToOneInclude<T> with(IncludeSpec changed) {
        return new ToOneInclude<>(changed);
    }
}
