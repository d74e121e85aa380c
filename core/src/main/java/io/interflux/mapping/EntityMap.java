package io.interflux.mapping;

import io.interflux.error.SchemaException;
import io.interflux.error.internal.Arguments;
import io.interflux.model.AttributeDefinition;
import io.interflux.model.BelongsToManyDefinition;
import io.interflux.model.Converter;
import io.interflux.model.DataType;
import io.interflux.model.EntityDefinition;
import io.interflux.model.ModelDefinition;
import io.interflux.model.ReferenceDefinition;
import io.interflux.model.SchemaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entity by names and accessors, for classes that cannot be annotated; no reflection is used. The components are given in the order of the
 * constructor's parameters, each with how it is read. A parameter that is primitive must belong to an attribute that is not null.
 *
 * <pre>{@code
 * EntityMap<User> user = map(User.class, User::new)
 *         .id("id", User::id)
 *         .attribute("username", STRING, User::username)
 *         .belongsToMany("profiles", User::profiles, Profile.class, b -> b.through("grant"));
 *
 * Schema schema = Schema.builder().add(user, profile, grant).build();
 * }</pre>
 *
 * <p>Mutable until it is added to a schema; not for use by several threads.
 *
 * @param <T> the entity
 */
public final class EntityMap<T> implements EntityComponents<T>, EntityDefinition {

    private final Class<T> type;
    private final int parameters;
    private final Function<@Nullable Object[], T> constructor;
    private final List<EntityComponent> components = new ArrayList<>();
    private final List<Function<? super T, ?>> accessors = new ArrayList<>();
    private final List<Consumer<ModelDefinition>> definitions = new ArrayList<>();
    private final List<Consumer<SchemaBuilder>> associations = new ArrayList<>();
    private String name;

    private EntityMap(Class<T> type, int parameters, Function<@Nullable Object[], T> constructor) {
        this.type = Arguments.required("The class of an entity", type);
        this.parameters = parameters;
        this.constructor = Arguments.required("The constructor of " + type.getSimpleName(), constructor);
        String simpleName = type.getSimpleName();
        this.name = simpleName.substring(0, 1).toLowerCase(Locale.ROOT) + simpleName.substring(1);
    }

    /**
     * An entity that is made of the values of its components.
     *
     * @param parameters how many there are
     * @param constructor takes the values in the order of the components
     */
    public static <T> EntityMap<T> of(Class<T> type, int parameters, Function<@Nullable Object[], T> constructor) {
        return new EntityMap<>(type, parameters, constructor);
    }

    /** The name of the model; without it the class name with a small first letter. */
    public EntityMap<T> named(String model) {
        name = Arguments.required("The name of the model of " + type.getSimpleName(), model);
        return this;
    }

    /** Options of the model: its table, keys of several attributes, unique constraints, versions and times. */
    public EntityMap<T> model(Consumer<ModelDefinition> options) {
        definitions.add(options);
        return this;
    }

    /** The primary key, a 64 bit integer that the database makes. */
    public EntityMap<T> id(String attribute, Function<? super T, ? extends @Nullable Long> accessor) {
        definitions.add(model -> model.generatedId(attribute, DataType.LONG));
        return component(EntityComponent.named(attribute, Long.class), accessor);
    }

    /** An attribute of the primary key whose value the application gives; called again, it makes the key composite. */
    public <V> EntityMap<T> id(
            String attribute, DataType<V> dataType, Function<? super T, ? extends @Nullable V> accessor) {
        definitions.add(model -> model.id(attribute, dataType));
        return component(EntityComponent.named(attribute, dataType.javaType()), accessor);
    }

    /** An attribute that admits null. */
    public <V> EntityMap<T> attribute(
            String attribute, DataType<V> dataType, Function<? super T, ? extends @Nullable V> accessor) {
        return attribute(attribute, dataType, accessor, options -> {});
    }

    /** An attribute with options; a converter is given by {@link #converted}. */
    public <V> EntityMap<T> attribute(
            String attribute,
            DataType<V> dataType,
            Function<? super T, ? extends @Nullable V> accessor,
            Consumer<AttributeDefinition> options) {
        definitions.add(model -> model.attribute(attribute, dataType, options));
        return component(EntityComponent.named(attribute, dataType.javaType()), accessor);
    }

    /** An attribute that is stored as what a converter makes of it. */
    public <V, C> EntityMap<T> converted(
            String attribute,
            DataType<C> dataType,
            Converter<V, C> converter,
            Function<? super T, ? extends @Nullable V> accessor) {
        definitions.add(model -> model.attribute(attribute, dataType, options -> options.converter(converter)));
        return component(EntityComponent.named(attribute, converter.attributeType()), accessor);
    }

    /** The row that this one refers to, by conventions. */
    public <C> EntityMap<T> belongsTo(
            String alias, Function<? super T, ? extends @Nullable C> accessor, Class<C> target) {
        return belongsTo(alias, accessor, target, options -> {});
    }

    /** The row that this one refers to. */
    public <C> EntityMap<T> belongsTo(
            String alias,
            Function<? super T, ? extends @Nullable C> accessor,
            Class<C> target,
            Consumer<ReferenceDefinition> options) {
        associations.add(schema ->
                options.accept(schema.belongsTo(name, schema.nameOf(target)).as(alias)));
        return component(EntityComponent.named(alias, target), accessor);
    }

    /** The row that refers to this one, at most one, by conventions. */
    public <C> EntityMap<T> hasOne(String alias, Function<? super T, ? extends @Nullable C> accessor, Class<C> target) {
        return hasOne(alias, accessor, target, options -> {});
    }

    /** The row that refers to this one, at most one. */
    public <C> EntityMap<T> hasOne(
            String alias,
            Function<? super T, ? extends @Nullable C> accessor,
            Class<C> target,
            Consumer<ReferenceDefinition> options) {
        associations.add(schema ->
                options.accept(schema.hasOne(name, schema.nameOf(target)).as(alias)));
        return component(EntityComponent.named(alias, target), accessor);
    }

    /** The rows that refer to this one, by conventions. */
    public <C> EntityMap<T> hasMany(
            String alias, Function<? super T, ? extends @Nullable List<C>> accessor, Class<C> target) {
        return hasMany(alias, accessor, target, options -> {});
    }

    /** The rows that refer to this one. */
    public <C> EntityMap<T> hasMany(
            String alias,
            Function<? super T, ? extends @Nullable List<C>> accessor,
            Class<C> target,
            Consumer<ReferenceDefinition> options) {
        associations.add(schema ->
                options.accept(schema.hasMany(name, schema.nameOf(target)).as(alias)));
        return component(EntityComponent.holding(alias, List.class, target), accessor);
    }

    /** The rows that a junction links to this one; the options name the junction. */
    public <C> EntityMap<T> belongsToMany(
            String alias,
            Function<? super T, ? extends @Nullable List<C>> accessor,
            Class<C> target,
            Consumer<BelongsToManyDefinition> options) {
        associations.add(schema ->
                options.accept(schema.belongsToMany(name, schema.nameOf(target)).as(alias)));
        return component(EntityComponent.holding(alias, List.class, target), accessor);
    }

    /** The junction row through which an instance is reached. */
    public <J> EntityMap<T> junction(
            String component, Function<? super T, ? extends @Nullable J> accessor, Class<J> junction) {
        return component(EntityComponent.junction(component, junction), accessor);
    }

    private EntityMap<T> component(EntityComponent component, Function<? super T, ?> accessor) {
        components.add(component);
        accessors.add(Arguments.required("The accessor of " + type.getSimpleName() + "." + component.name(), accessor));
        return this;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public List<EntityComponent> components() {
        return List.copyOf(components);
    }

    @Override
    public T construct(@Nullable Object[] arguments) {
        return constructor.apply(arguments);
    }

    @Override
    public @Nullable Object get(T entity, int position) {
        return accessors.get(position).apply(entity);
    }

    @Override
    public void define(SchemaBuilder schema) {
        if (components.size() != parameters) {
            throw new SchemaException("The constructor of " + type.getSimpleName() + " takes " + parameters
                    + " values, but " + components.size() + " components are given: "
                    + components.stream().map(EntityComponent::name).toList()
                    + "; give one for each parameter, in their order.");
        }
        ModelDefinition model = schema.define(name, this);
        definitions.forEach(definition -> definition.accept(model));
    }

    @Override
    public void associate(SchemaBuilder schema) {
        associations.forEach(association -> association.accept(schema));
    }
}
