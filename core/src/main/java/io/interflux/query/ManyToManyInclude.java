package io.interflux.query;

import java.util.function.UnaryOperator;

/**
 * How a belongsToMany is included. Immutable.
 *
 * @param <T> the associated entity
 * @param <J> the junction entity
 */
public final class ManyToManyInclude<T, J> extends Include<T, ManyToManyInclude<T, J>> {

    ManyToManyInclude(IncludeSpec spec) {
        super(spec);
    }

    @Override
    ManyToManyInclude<T, J> with(IncludeSpec changed) {
        return new ManyToManyInclude<>(changed);
    }

    /** What is read of the junction, and which links count. */
    public ManyToManyInclude<T, J> through(UnaryOperator<JunctionInclude<J>> options) {
        JunctionSpec present = spec().junction();
        JunctionInclude<J> junction = new JunctionInclude<>(present == null ? JunctionSpec.ALL : present);
        return with(spec().withJunction(options.apply(junction).spec()));
    }

    /** At most that many children per parent. */
    public ManyToManyInclude<T, J> limit(long rows) {
        return with(level().withLimit(requireNotNegative("limit", rows)));
    }

    /** Without the first children of each parent. */
    public ManyToManyInclude<T, J> offset(long rows) {
        return with(level().withOffset(requireNotNegative("offset", rows)));
    }
}
