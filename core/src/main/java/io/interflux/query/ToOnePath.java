package io.interflux.query;

import io.interflux.error.QueryException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way over several to-one associations, to an attribute at its end.
 *
 * @param <E> the entity where the way begins
 * @param <T> the entity that it has reached
 */
public final class ToOnePath<E, T> {

    private final @Nullable ModelReference owner;
    private final List<String> path;

    ToOnePath(ToOneHandle<E, T> first) {
        this(first.reference().owner(), List.of(first.name()));
    }

    private ToOnePath(@Nullable ModelReference owner, List<String> path) {
        this.owner = owner;
        this.path = path;
    }

    /** One association further. */
    public <U> ToOnePath<E, U> to(ToOneHandle<T, U> next) {
        return new ToOnePath<>(owner, joined(List.of(next.name())));
    }

    /**
     * The attribute of the row at the end; null where there is no such row.
     *
     * @throws QueryException if it is an attribute of a junction, which no to-one leads to
     */
    public <V> ComparableHandle<E, V> to(AttributeHandle<T, V> attribute) {
        return new ComparableHandle<>(end(attribute));
    }

    /** As {@link #to(AttributeHandle)}, with the operators of text. */
    public TextHandle<E> to(TextHandle<T> attribute) {
        return new TextHandle<>(end(attribute));
    }

    /** As {@link #to(AttributeHandle)}, with the operators of what is true or false. */
    public BooleanHandle<E> to(BooleanHandle<T> attribute) {
        return new BooleanHandle<>(end(attribute));
    }

    /** As {@link #to(AttributeHandle)}, with the operators of arrays. */
    public <V, C> ArrayHandle<E, V, C> to(ArrayHandle<T, V, C> attribute) {
        return new ArrayHandle<>(end(attribute));
    }

    /** As {@link #to(AttributeHandle)}, with the operators of every type. */
    public DynamicHandle<E> to(DynamicHandle<T> attribute) {
        return new DynamicHandle<>(end(attribute));
    }

    private AttributeReference end(AttributeHandle<T, ?> attribute) {
        AttributeReference end = attribute.reference();
        if (end.junction()) {
            throw new QueryException("'" + end + "' names a junction's attribute, which cannot be reached over "
                    + String.join(".", path) + "; use it where the many-to-many itself is included or filtered");
        }
        return new AttributeReference(owner, joined(end.path()), false, end.name());
    }

    private List<String> joined(List<String> more) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(more);
        return List.copyOf(longer);
    }
}
