package io.interflux.query;

import io.interflux.error.internal.Arguments;

/**
 * How an association is included. Immutable.
 *
 * @param <T> the associated entity
 * @param <S> the type of the value itself
 */
public abstract sealed class Include<T, S extends Include<T, S>> extends Selection<T, S>
        permits ToOneInclude, ToManyInclude, ManyToManyInclude {

    private final IncludeSpec spec;

    Include(IncludeSpec spec) {
        super(spec.level());
        this.spec = spec;
    }

    abstract S with(IncludeSpec changed);

    @Override
    final S with(LevelSpec changed) {
        return with(spec.withLevel(changed));
    }

    /** Everything that was said, by symbolic names. */
    public final IncludeSpec spec() {
        return spec;
    }

    /** The rows are read in that way. One that this kind of association does not have is an error when the query is first used. */
    public final S strategy(Strategy strategy) {
        return with(spec.withStrategy(Arguments.required("The strategy of an include", strategy)));
    }

    /** Parents without any such child are left out. */
    public final S required() {
        return with(spec.withRequired(true));
    }

    /** Parents without any such child stay, even if a condition is given. */
    public final S optional() {
        return with(spec.withRequired(false));
    }
}
