package io.interflux.query;

import io.interflux.error.internal.Arguments;
import java.util.function.UnaryOperator;

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

    /**
     * The children of the children too, level by level, as many as there are. The association must lead back to its own model. Each row is
     * read once and is expanded once beneath each row that the include starts from, where it is shallowest; elsewhere it is a leaf, whose
     * association is not loaded. The block's conditions, order, limits and includes hold at every level; only at the first do they decide
     * whether the parent is left out.
     */
    public final S recursive() {
        return recursive(UnaryOperator.identity());
    }

    /**
     * As {@link #recursive()}, with that many levels at most.
     *
     * @throws io.interflux.error.QueryException if it is less than 1
     */
    public final S recursive(int depth) {
        return recursive(recursion -> recursion.depth(depth));
    }

    /** As {@link #recursive()}, as the block says: {@code c.recursive(r -> r.depth(3).everywhere())}. */
    public final S recursive(UnaryOperator<RecursiveInclude<T>> options) {
        Recursion present = spec.recursion() == null ? Recursion.UNBOUNDED : spec.recursion();
        RecursiveInclude<T> configured =
                Arguments.required("The block of options of recursive", options).apply(new RecursiveInclude<>(present));
        return with(
                spec.withRecursion(Arguments.required("What the block of options of recursive gives back", configured)
                        .spec()));
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
