package io.interflux.mapping;

import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows of one model become instances of {@code T}, and how an instance gives its values back for writing.
 *
 * @param <T> the type of the instances
 */
public interface EntityMapping<T> {

    /** The class of the instances. */
    Class<T> type();

    /** The attributes for which an instance has a place, in the order of its components. */
    List<Attribute> attributes();

    /** Those of {@link #attributes()} without which no instance can be made, since their components are primitive. */
    default List<Attribute> indispensable() {
        return List.of();
    }

    /** The associations for whose rows an instance has a place, in the order of its components. */
    List<Association> associations();

    /** What an instance holds of the rows of an association, or {@code null} where it has no place for them. */
    @Nullable Held held(Association association);

    /** The class of the junction row that an instance carries when it is reached through this many-to-many, or {@code null} for none. */
    @Nullable Class<?> heldJunction(BelongsToManyAssociation association);

    /**
     * Prepares the making of instances for one include node.
     *
     * @throws io.interflux.error.QueryException if an included association has no place in the type, or a primitive component's attribute
     *     is not loaded
     */
    Instantiation<T> instantiation(Shape shape);

    /**
     * The attribute's value in an instance, as the class {@link Attribute#javaType()}; {@code null} where it is null or the type has no
     * place for the attribute.
     */
    @Nullable Object read(T entity, Attribute attribute);

    /** Whether {@link #read} can tell anything of the attribute. */
    boolean has(T entity, Attribute attribute);

    /**
     * What an instance holds of an association: a collection of instances or of {@link Link}s, an instance, or {@code null} where it holds
     * nothing, has not loaded it, or the type has no place for it.
     */
    @Nullable Object children(T entity, Association association);

    /** The junction row that an instance carries for a many-to-many, or {@code null} where it has none or the type has no place for it. */
    @Nullable Object junction(T entity, BelongsToManyAssociation association);

    /** The instance with some attributes replaced, {@code values} in the order of {@code attributes}; other components are kept. */
    T with(T entity, List<Attribute> attributes, List<? extends @Nullable Object> values);
}
