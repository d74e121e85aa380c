package io.interflux.query;

import io.interflux.error.internal.Arguments;
import io.interflux.mapping.DynamicEntity;
import java.util.List;

/**
 * A typed name of a model, and the source of the handles of its attributes and associations. Immutable; knows no schema: names are checked
 * when a query is first used.
 *
 * <pre>{@code
 * ModelHandle<User> user = ModelHandle.of(User.class);
 * TextHandle<User> username = user.text("username");
 * ManyToManyHandle<User, Profile, Grant> profiles =
 *         user.manyToMany("profiles", ModelHandle.of(Profile.class), ModelHandle.of(Grant.class));
 * }</pre>
 *
 * @param <E> the entity
 */
public final class ModelHandle<E> {

    private final ModelReference reference;
    private final Class<E> type;

    private ModelHandle(ModelReference reference, Class<E> type) {
        this.reference = reference;
        this.type = type;
    }

    /** The model that was read from that class. */
    public static <E> ModelHandle<E> of(Class<E> type) {
        Arguments.required("The class of a model", type);
        return new ModelHandle<>(new ModelReference(null, type), type);
    }

    /** The model of that name, its rows as {@link DynamicEntity} whatever class the model has. */
    public static ModelHandle<DynamicEntity> of(String name) {
        Arguments.required("The name of a model", name);
        return new ModelHandle<>(new ModelReference(name, null), DynamicEntity.class);
    }

    /** The symbolic name. */
    public ModelReference reference() {
        return reference;
    }

    /** The class of the results. */
    public Class<E> type() {
        return type;
    }

    /** An attribute with the operators of every type, checked when a query is first used. */
    public DynamicHandle<E> attribute(String name) {
        return new DynamicHandle<>(own(name));
    }

    /** An attribute of that class. */
    public <V extends Comparable<? super V>> ComparableHandle<E, V> attribute(String name, Class<V> valueType) {
        return new ComparableHandle<>(own(name));
    }

    /** An attribute of any class, ordered or not. */
    public <V> AttributeHandle<E, V> value(String name, Class<V> valueType) {
        return new AttributeHandle<>(own(name));
    }

    /** An attribute of any type, ordered or not, that its declaration names: {@code AttributeHandle<User, List<String>> tags}. */
    public <V> AttributeHandle<E, V> value(String name) {
        return new AttributeHandle<>(own(name));
    }

    /**
     * An attribute that is an array or a list of them, both of which its declaration names: {@code ArrayHandle<User, List<String>, String>
     * tags}.
     */
    public <V, C> ArrayHandle<E, V, C> array(String name) {
        return new ArrayHandle<>(own(name));
    }

    /** An attribute of text. */
    public TextHandle<E> text(String name) {
        return new TextHandle<>(own(name));
    }

    /** An attribute that is true or false. */
    public BooleanHandle<E> bool(String name) {
        return new BooleanHandle<>(own(name));
    }

    /** A belongsTo or hasOne. */
    public <T> ToOneHandle<E, T> toOne(String name, ModelHandle<T> target) {
        return new ToOneHandle<>(association(name), target(name, target), null);
    }

    /** A hasMany. */
    public <T> ToManyHandle<E, T> toMany(String name, ModelHandle<T> target) {
        return new ToManyHandle<>(association(name), target(name, target), null);
    }

    /** A belongsToMany. */
    public <T, J> ManyToManyHandle<E, T, J> manyToMany(String name, ModelHandle<T> target, ModelHandle<J> junction) {
        return new ManyToManyHandle<>(association(name), target(name, target), null);
    }

    private AssociationReference association(String name) {
        return new AssociationReference(reference, Arguments.required("The name of an association of " + this, name));
    }

    private ModelReference target(String name, ModelHandle<?> target) {
        return Arguments.required("The target of " + this + "." + name, target).reference;
    }

    private AttributeReference own(String name) {
        return new AttributeReference(
                reference, List.of(), false, Arguments.required("The name of an attribute of " + this, name));
    }

    @Override
    public String toString() {
        return reference.toString();
    }
}
