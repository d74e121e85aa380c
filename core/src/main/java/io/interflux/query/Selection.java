package io.interflux.query;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.mapping.DynamicEntity;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the root of a query and an include have in common. Every method returns a new value and leaves this one as it is.
 *
 * @param <T> the entity of this level
 * @param <S> the type of the value itself
 */
public abstract sealed class Selection<T, S extends Selection<T, S>> permits Select, Include {

    private final LevelSpec level;

    Selection(LevelSpec level) {
        this.level = level;
    }

    abstract S with(LevelSpec changed);

    /** Everything that was asked of this level, by symbolic names. */
    public final LevelSpec level() {
        return level;
    }

    /** Only rows that satisfy the condition, beside those given before. On an include it also makes the include required. */
    public final S where(Condition<T> condition) {
        return with(level.withCondition(
                Arguments.required("The condition of where", condition).spec()));
    }

    /** Only these attributes; keys that were not asked for are not in the result. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final S only(AttributeHandle<T, ?>... attributes) {
        return only(Arguments.requiredAll("An attribute of only", attributes).stream()
                .map(AttributeHandle::reference)
                .toList());
    }

    /** Only these attributes, by name. */
    public final S only(Collection<AttributeReference> attributes) {
        return with(level.withOnly(Arguments.requiredAll("An attribute of only", attributes)));
    }

    /** In this order, after the sort keys given before. The primary key is always the last, so that the order is total. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final S orderBy(Ordering<T>... order) {
        return with(level.withOrder(Arguments.requiredAll("A sort key of orderBy", order)));
    }

    /** As {@link #orderBy(Ordering[])}, by sort keys that were put together at run time. */
    public final S orderBy(Collection<Ordering<T>> order) {
        return with(level.withOrder(Arguments.requiredAll("A sort key of orderBy", order)));
    }

    /** With the associated rows inside: to-one as an object, collections as a list. */
    public final <C, I extends Include<C, I>> S include(AssociationHandle<T, C, I> association) {
        return include(association, UnaryOperator.identity());
    }

    /** With the associated rows inside, as the block says. */
    public final <C, I extends Include<C, I>> S include(
            AssociationHandle<T, C, I> association, UnaryOperator<I> options) {
        I include =
                Arguments.required("The association of include", association).newInclude();
        return with(level.including(configured(association, options, include).spec()));
    }

    /** With the associated rows at the end of the path, and all on the way: {@code include("grants.profile")}. */
    public final S include(String path) {
        return include(path, UnaryOperator.identity());
    }

    /**
     * As {@link #include(String)}, with options for the end of the path. An option that the kind of the association does not have is an
     * error when the query is first used.
     */
    public final S include(String path, UnaryOperator<ManyToManyInclude<DynamicEntity, DynamicEntity>> options) {
        List<String> names = Includes.split(path);
        IncludeSpec last = Includes.named(names.get(names.size() - 1));
        IncludeSpec configured =
                configured(path, options, new ManyToManyInclude<>(last)).spec();
        return with(level.including(Includes.nest(names, configured)));
    }

    /**
     * With the paths that a client asked for, if each is in the list of those allowed.
     *
     * @throws QueryException if one is not, naming it and those allowed
     */
    public final S includeAllowed(Collection<String> requested, Collection<String> allowed) {
        List<String> paths = AllowList.requested(requested);
        AllowList list = new AllowList("include", allowed);
        paths.forEach(list::require);
        LevelSpec changed = level;
        for (String path : paths) {
            List<String> names = Includes.split(path);
            changed = changed.including(Includes.nest(names, Includes.named(names.get(names.size() - 1))));
        }
        return with(changed);
    }

    /**
     * In the order that a client asked for, after the sort keys given before, if each key is in the list of those allowed. A key is the name of
     * an attribute, or a path of to-ones that ends with one: {@code author.name}; a minus before it means descending, as in the {@code sort}
     * parameter of JSON:API 1.1.
     *
     * <pre>{@code
     * select.orderByAllowed(List.of("-points", "username"), List.of("points", "username", "profile.name"))
     * }</pre>
     *
     * @param allowed the keys, without a direction
     * @throws QueryException if one is not, naming it and those allowed
     */
    public final S orderByAllowed(Collection<String> requested, Collection<String> allowed) {
        AllowList list = new AllowList("sort key", allowed);
        return orderBy(AllowList.requested(requested).stream()
                .map(key -> ordering(list, key))
                .toList());
    }

    private Ordering<T> ordering(AllowList list, String requested) {
        boolean descending = requested.startsWith("-");
        List<String> path = Includes.split(list.require(descending ? requested.substring(1) : requested));
        int last = path.size() - 1;
        return new Ordering<>(new AttributeReference(null, path.subList(0, last), false, path.get(last)), !descending);
    }

    private static <I> I configured(Object what, UnaryOperator<I> options, I include) {
        I result = Arguments.required("The block of options of include(" + what + ")", options)
                .apply(include);
        return Arguments.required("What the block of options of include(" + what + ") gives back", result);
    }

    static long requireNotNegative(String what, long rows) {
        if (rows < 0) {
            throw new QueryException("The " + what + " " + rows + " is negative; give 0 or more");
        }
        return rows;
    }
}
