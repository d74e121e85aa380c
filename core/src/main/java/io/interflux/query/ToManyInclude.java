package io.interflux.query;

/**
 * How a hasMany is included. Immutable.
 *
 * @param <T> the associated entity
 */
public final class ToManyInclude<T> extends Include<T, ToManyInclude<T>> {

    ToManyInclude(IncludeSpec spec) {
        super(spec);
    }

    @Override
    ToManyInclude<T> with(IncludeSpec changed) {
        return new ToManyInclude<>(changed);
    }

    /** At most that many children per parent. */
    public ToManyInclude<T> limit(long rows) {
        return with(level().withLimit(requireNotNegative("limit", rows)));
    }

    /** Without the first children of each parent. */
    public ToManyInclude<T> offset(long rows) {
        return with(level().withOffset(requireNotNegative("offset", rows)));
    }
}
