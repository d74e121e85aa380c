package io.interflux.mapping;

import io.interflux.model.RowClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How instances of a record or class are made of their components and give them back. Positions are those of {@link #components()}.
 *
 * @param <T> the type of the instances
 */
public interface EntityComponents<T> extends RowClass {

    /** The class of the instances. */
    @Override
    Class<T> type();

    /** The components in the order of the constructor. */
    List<EntityComponent> components();

    /**
     * What makes new instances; whatever their constructor throws comes through. Its arrays begin with one argument for each component, none of
     * which is null where the component is primitive; what follows is not the constructor's.
     */
    Instantiator<T> instantiator();

    /** What an instance holds in the component at that position. */
    @Nullable Object get(T entity, int position);
}
