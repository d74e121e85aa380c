package io.interflux.mapping;

import io.interflux.error.SchemaException;
import io.interflux.error.internal.Arguments;
import io.interflux.mapping.internal.EmbeddedName;
import io.interflux.mapping.internal.EntityErrors;
import io.interflux.model.AttributeDefinition;
import io.interflux.model.BelongsToManyDefinition;
import io.interflux.model.Converter;
import io.interflux.model.DataType;
import io.interflux.model.EntityDefinition;
import io.interflux.model.ModelDefinition;
import io.interflux.model.ReferenceDefinition;
import io.interflux.model.SchemaBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entity by names and accessors, for classes that cannot be annotated; no reflection is used. The components are given in the order of the
 * constructor's parameters, each with how it is read. A parameter that is primitive must belong to an attribute that is not null. A value that
 * is embedded in an entity is said in the same way, by attributes and by values within it.
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
    private final List<Accessor<? super T, ?>> accessors = new ArrayList<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final List<Consumer<SchemaBuilder>> associations = new ArrayList<>();
    private final List<String> ofEntity = new ArrayList<>();
    private String name;

    /** Gives a model what it has by a component or an option. */
    @FunctionalInterface
    private interface Definition {

        void define(ModelDefinition model, Site site);
    }

    /**
     * Where components are: in the entity itself, or in a value that is embedded in it.
     *
     * @param name the name of the value
     * @param values the classes of the values around the components, the outermost first; empty in the entity itself
     */
    private record Site(EmbeddedName name, List<Class<?>> values) {

        static final Site ENTITY = new Site(EmbeddedName.ROOT, List.of());

        Site within(String component, String prefix, Class<?> value) {
            List<Class<?>> around =
                    Stream.concat(values.stream(), Stream.of(value)).toList();
            return new Site(name.within(component, prefix), around);
        }
    }

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
        ofEntity.add("named");
        return this;
    }

    /** Options of the model: its table, keys of several attributes, unique constraints, versions and times. */
    public EntityMap<T> model(Consumer<ModelDefinition> options) {
        return ofModel("model", Arguments.required("The options of the model of " + type.getSimpleName(), options));
    }

    /** The primary key, a 64 bit integer that the database makes. */
    public EntityMap<T> id(String attribute, Accessor<? super T, ? extends Long> accessor) {
        return ofModel("id", model -> model.generatedId(attribute, DataType.LONG))
                .component(EntityComponent.named(attribute, Long.class), accessor);
    }

    /** An attribute of the primary key whose value the application gives; called again, it makes the key composite. */
    public <V> EntityMap<T> id(String attribute, DataType<V> dataType, Accessor<? super T, ? extends V> accessor) {
        return ofModel("id", model -> model.id(attribute, dataType))
                .component(EntityComponent.named(attribute, dataType.javaType()), accessor);
    }

    private EntityMap<T> ofModel(String option, Consumer<ModelDefinition> definition) {
        ofEntity.add(option);
        definitions.add((model, site) -> definition.accept(model));
        return this;
    }

    /** An attribute that admits null. */
    public <V> EntityMap<T> attribute(
            String attribute, DataType<V> dataType, Accessor<? super T, ? extends V> accessor) {
        return attribute(attribute, dataType, accessor, options -> {});
    }

    /** An attribute with options; a converter is given by {@link #converted}. */
    public <V> EntityMap<T> attribute(
            String attribute,
            DataType<V> dataType,
            Accessor<? super T, ? extends V> accessor,
            Consumer<AttributeDefinition> options) {
        return attribute(EntityComponent.named(attribute, dataType.javaType()), dataType, options)
                .accessor(attribute, accessor);
    }

    /** An attribute that is stored as what a converter makes of it. */
    public <V, C> EntityMap<T> converted(
            String attribute,
            DataType<C> dataType,
            Converter<V, C> converter,
            Accessor<? super T, ? extends V> accessor) {
        EntityComponent component = EntityComponent.named(attribute, converter.attributeType());
        return attribute(component, dataType, options -> options.converter(converter))
                .accessor(attribute, accessor);
    }

    private EntityMap<T> attribute(
            EntityComponent component, DataType<?> stored, Consumer<AttributeDefinition> options) {
        components.add(component);
        definitions.add((model, site) -> {
            EmbeddedName own = site.name.within(component.name());
            model.attribute(own.attribute(), stored, attribute -> {
                if (own.isPrefixed()) {
                    attribute.column(own.prefix(), own.rest());
                }
                options.accept(attribute);
            });
        });
        return this;
    }

    /**
     * A value whose own components are attributes of the model, {@code homePlanet} for {@code planet} of {@code home}. It is null exactly where
     * all of them are.
     *
     * <pre>{@code
     * .embedded("home", Pilot::home, map(Home.class, Home::new)
     *         .attribute("planet", STRING, Home::planet)
     *         .attribute("sector", STRING, Home::sector))
     * }</pre>
     *
     * @param value its components: attributes and values within it
     */
    public <V> EntityMap<T> embedded(String component, Accessor<? super T, ? extends V> accessor, EntityMap<V> value) {
        return embedded(component, accessor, value, "");
    }

    /**
     * The same with columns under a prefix.
     *
     * @param prefix what the names of the columns begin with, before the name that each has by itself: {@code work_}
     */
    public <V> EntityMap<T> embedded(
            String component, Accessor<? super T, ? extends V> accessor, EntityMap<V> value, String prefix) {
        Arguments.required("The value that " + type.getSimpleName() + "." + component + " embeds", value);
        definitions.add((model, site) -> {
            value.requireEmbeddable(site, type.getSimpleName() + "." + component);
            value.define(model, site.within(component, prefix, value.type));
        });
        return component(EntityComponent.embedded(component, value), accessor);
    }

    private void requireEmbeddable(Site around, String component) {
        if (around.values.contains(type)) {
            throw EntityErrors.embedsItself(component, type.getSimpleName());
        }
        if (!ofEntity.isEmpty()) {
            throw EntityErrors.notEmbedded(component, type.getSimpleName(), ofEntity);
        }
    }

    /** The row that this one refers to, by conventions. */
    public <C> EntityMap<T> belongsTo(String alias, Accessor<? super T, ? extends C> accessor, Class<C> target) {
        return belongsTo(alias, accessor, target, options -> {});
    }

    /** The row that this one refers to. */
    public <C> EntityMap<T> belongsTo(
            String alias,
            Accessor<? super T, ? extends C> accessor,
            Class<C> target,
            Consumer<ReferenceDefinition> options) {
        return reference(SchemaBuilder::belongsTo, alias, Holding.row(target), options)
                .accessor(alias, accessor);
    }

    /** The row that this one refers to, in a {@link One}, by conventions. */
    public <C> EntityMap<T> belongsTo(
            String alias, Accessor<? super T, ? extends One<C>> accessor, Holding<One<C>> holding) {
        return belongsTo(alias, accessor, holding, options -> {});
    }

    /** The row that this one refers to, in a {@link One}. */
    public <C> EntityMap<T> belongsTo(
            String alias,
            Accessor<? super T, ? extends One<C>> accessor,
            Holding<One<C>> holding,
            Consumer<ReferenceDefinition> options) {
        return reference(SchemaBuilder::belongsTo, alias, holding, options).accessor(alias, accessor);
    }

    /** The row that refers to this one, at most one, by conventions. */
    public <C> EntityMap<T> hasOne(String alias, Accessor<? super T, ? extends C> accessor, Class<C> target) {
        return hasOne(alias, accessor, target, options -> {});
    }

    /** The row that refers to this one, at most one. */
    public <C> EntityMap<T> hasOne(
            String alias,
            Accessor<? super T, ? extends C> accessor,
            Class<C> target,
            Consumer<ReferenceDefinition> options) {
        return reference(SchemaBuilder::hasOne, alias, Holding.row(target), options)
                .accessor(alias, accessor);
    }

    /** The row that refers to this one, at most one, in a {@link One}, by conventions. */
    public <C> EntityMap<T> hasOne(
            String alias, Accessor<? super T, ? extends One<C>> accessor, Holding<One<C>> holding) {
        return hasOne(alias, accessor, holding, options -> {});
    }

    /** The row that refers to this one, at most one, in a {@link One}. */
    public <C> EntityMap<T> hasOne(
            String alias,
            Accessor<? super T, ? extends One<C>> accessor,
            Holding<One<C>> holding,
            Consumer<ReferenceDefinition> options) {
        return reference(SchemaBuilder::hasOne, alias, holding, options).accessor(alias, accessor);
    }

    /** The rows that refer to this one, by conventions. */
    public <C> EntityMap<T> hasMany(String alias, Accessor<? super T, ? extends List<C>> accessor, Class<C> target) {
        return hasMany(alias, accessor, target, options -> {});
    }

    /** The rows that refer to this one. */
    public <C> EntityMap<T> hasMany(
            String alias,
            Accessor<? super T, ? extends List<C>> accessor,
            Class<C> target,
            Consumer<ReferenceDefinition> options) {
        return reference(SchemaBuilder::hasMany, alias, Holding.list(target), options)
                .accessor(alias, accessor);
    }

    /** The rows that refer to this one, in a {@link Many}, by conventions. */
    public <C> EntityMap<T> hasMany(
            String alias, Accessor<? super T, ? extends Many<C>> accessor, Holding<Many<C>> holding) {
        return hasMany(alias, accessor, holding, options -> {});
    }

    /** The rows that refer to this one, in a {@link Many}. */
    public <C> EntityMap<T> hasMany(
            String alias,
            Accessor<? super T, ? extends Many<C>> accessor,
            Holding<Many<C>> holding,
            Consumer<ReferenceDefinition> options) {
        return reference(SchemaBuilder::hasMany, alias, holding, options).accessor(alias, accessor);
    }

    /** Declares that a model refers to another, or is referred to. */
    @FunctionalInterface
    private interface Reference {

        ReferenceDefinition declare(SchemaBuilder schema, String source, String target);
    }

    private EntityMap<T> reference(
            Reference kind, String alias, Holding<?> holding, Consumer<ReferenceDefinition> options) {
        return association(
                holding.component(alias),
                schema -> options.accept(kind.declare(schema, name, schema.nameOf(holding.target()))
                        .as(alias)));
    }

    /** The rows that a junction links to this one; the options name the junction. */
    public <C> EntityMap<T> belongsToMany(
            String alias,
            Accessor<? super T, ? extends List<C>> accessor,
            Class<C> target,
            Consumer<BelongsToManyDefinition> options) {
        return belongsToMany(alias, accessor, Holding.list(target), options);
    }

    /** The rows that a junction links to this one, as links or in a {@link Many}; the options name the junction. */
    public <V> EntityMap<T> belongsToMany(
            String alias,
            Accessor<? super T, ? extends V> accessor,
            Holding<V> holding,
            Consumer<BelongsToManyDefinition> options) {
        return association(
                        holding.component(alias),
                        schema -> options.accept(schema.belongsToMany(name, schema.nameOf(holding.target()))
                                .as(alias)))
                .accessor(alias, accessor);
    }

    private EntityMap<T> association(EntityComponent component, Consumer<SchemaBuilder> declaration) {
        ofEntity.add(component.name());
        associations.add(declaration);
        components.add(component);
        return this;
    }

    /** The junction row through which an instance is reached. */
    public <J> EntityMap<T> junction(String component, Accessor<? super T, ? extends J> accessor, Class<J> junction) {
        ofEntity.add(component);
        return component(EntityComponent.junction(component, junction), accessor);
    }

    private EntityMap<T> component(EntityComponent component, Accessor<? super T, ?> accessor) {
        components.add(component);
        return accessor(component.name(), accessor);
    }

    private EntityMap<T> accessor(String component, Accessor<? super T, ?> accessor) {
        accessors.add(Arguments.required("The accessor of " + type.getSimpleName() + "." + component, accessor));
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
    public Instantiator<T> instantiator() {
        return arguments ->
                constructor.apply(arguments.length == parameters ? arguments : Arrays.copyOf(arguments, parameters));
    }

    @Override
    public @Nullable Object get(T entity, int position) {
        return accessors.get(position).read(entity);
    }

    @Override
    public void define(SchemaBuilder schema) {
        requireComplete();
        define(schema.define(name, this), Site.ENTITY);
    }

    private void define(ModelDefinition model, Site site) {
        requireComplete();
        definitions.forEach(definition -> definition.define(model, site));
    }

    private void requireComplete() {
        if (components.size() != parameters) {
            throw new SchemaException("The constructor of " + type.getSimpleName() + " takes " + parameters
                    + " values, but " + components.size() + " components are given: "
                    + components.stream().map(EntityComponent::name).toList()
                    + "; give one for each parameter, in their order.");
        }
    }

    @Override
    public void associate(SchemaBuilder schema) {
        associations.forEach(association -> association.accept(schema));
    }
}
