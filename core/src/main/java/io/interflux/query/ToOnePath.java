package io.interflux.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A way over several to-one associations, to order by an attribute at its end.
 *
 * @param <E> the entity where the way begins
 * @param <T> the entity that it has reached
 */
public final class ToOnePath<E, T> {

    private final AssociationReference first;
    private final List<String> path;

    ToOnePath(AssociationReference first) {
        this(first, List.of(first.name()));
    }

    private ToOnePath(AssociationReference first, List<String> path) {
        this.first = first;
        this.path = path;
    }

    /** One association further. */
    public <U> ToOnePath<E, U> to(ToOneHandle<T, U> next) {
        List<String> longer = new ArrayList<>(path);
        longer.add(next.reference().name());
        return new ToOnePath<>(first, List.copyOf(longer));
    }

    /** The attribute of the row at the end; null where there is no such row. */
    public <V> ComparableHandle<E, V> to(AttributeHandle<T, V> attribute) {
        return new ComparableHandle<>(new AttributeReference(
                first.owner(), path, false, attribute.reference().name()));
    }
}
