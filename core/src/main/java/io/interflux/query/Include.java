package io.interflux.query;

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

    /** Parents without any such child are left out. */
    public final S required() {
        return with(spec.withRequired(true));
    }

    /** Parents without any such child stay, even if a condition is given. */
    public final S optional() {
        return with(spec.withRequired(false));
    }
}
