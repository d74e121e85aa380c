package io.interflux.query;

import io.interflux.error.internal.Arguments;
import io.interflux.mapping.DynamicEntity;
import java.util.function.UnaryOperator;

/**
 * How an include goes on beneath its own children. Immutable.
 *
 * <pre>{@code
 * Select.from(part).include(components, c -> c.recursive(r -> r
 *         .along(substitutes)
 *         .depth(6)
 *         .everywhere()
 *         .cycles(Cycles.ERROR)));
 * }</pre>
 *
 * @param <T> the entity that the include leads from and to
 */
public final class RecursiveInclude<T> {

    private final Recursion spec;

    RecursiveInclude(Recursion spec) {
        this.spec = spec;
    }

    Recursion spec() {
        return spec;
    }

    /**
     * That many levels of children at most; nothing is sent for the children of the last.
     *
     * @throws io.interflux.error.QueryException if it is less than 1
     */
    public RecursiveInclude<T> depth(int levels) {
        return new RecursiveInclude<>(spec.withDepth(levels));
    }

    /** Each row is expanded wherever it occurs, not only where it is shallowest; equal subtrees are the same instances. */
    public RecursiveInclude<T> everywhere() {
        return new RecursiveInclude<>(spec.withEverywhere());
    }

    /** What becomes of a row that is its own ancestor; {@link Cycles#LEAF} if nothing is said. */
    public RecursiveInclude<T> cycles(Cycles treatment) {
        return new RecursiveInclude<>(spec.withCycles(Arguments.required("The treatment of cycles", treatment)));
    }

    /** Follows another association of the same model too, at every level, the first included. */
    public <I extends Include<T, I>> RecursiveInclude<T> along(AssociationHandle<T, T, I> association) {
        return along(association, UnaryOperator.identity());
    }

    /**
     * Follows another association of the same model too, with conditions, an order, limits and a junction of its own. What is read of each
     * row, its attributes and further includes, is said at the include itself and holds for all.
     */
    public <I extends Include<T, I>> RecursiveInclude<T> along(
            AssociationHandle<T, T, I> association, UnaryOperator<I> options) {
        I include = Arguments.required("The association of along", association).newInclude();
        return along(association, options, include);
    }

    /** Follows another association of the same model too, by its name. */
    public RecursiveInclude<T> along(String association) {
        return along(association, UnaryOperator.identity());
    }

    /** As {@link #along(String)}, with options as for {@link Selection#include(String, UnaryOperator)}. */
    public RecursiveInclude<T> along(
            String association, UnaryOperator<ManyToManyInclude<DynamicEntity, DynamicEntity>> options) {
        IncludeSpec named = Includes.named(Arguments.required("The association of along", association));
        return along(association, options, new ManyToManyInclude<>(named));
    }

    private <I extends Include<?, I>> RecursiveInclude<T> along(Object what, UnaryOperator<I> options, I include) {
        String block = "of options of along(" + what + ")";
        I configured = Arguments.required(
                "What the block " + block + " gives back",
                Arguments.required("The block " + block, options).apply(include));
        return new RecursiveInclude<>(spec.withAlong(configured.spec()));
    }
}
