package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.error.internal.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Declares models and associations by name. The order of declaration does not matter; everything is resolved and checked by
 * {@link #build()}. Not for use by several threads.
 *
 * <pre>{@code
 * SchemaBuilder s = Schema.builder();
 * ModelDefinition user = s.define("user").attribute("username", STRING);
 * ModelDefinition profile = s.define("profile").attribute("name", STRING);
 * s.belongsToMany(user, profile).through("grant");
 * Schema schema = s.build();
 * }</pre>
 */
public final class SchemaBuilder {

    final Map<String, ModelDefinition> models = new LinkedHashMap<>();
    final Map<String, ModelDefinition> junctions = new LinkedHashMap<>();
    final List<ReferenceDefinition> references = new ArrayList<>();
    final List<BelongsToManyDefinition> manyToManies = new ArrayList<>();
    Naming naming = Naming.standard();

    SchemaBuilder() {}

    /** The conventions for names that are not given; {@link Naming#standard()} unless called. Counts for all declarations. */
    public SchemaBuilder naming(Naming conventions) {
        naming = Arguments.required("The naming", conventions);
        return this;
    }

    /**
     * A model whose rows become {@code DynamicEntity}.
     *
     * @throws SchemaException if a model of that name is defined
     */
    public ModelDefinition define(String name) {
        return defined(name, null);
    }

    /**
     * A model whose rows become instances of a class, for readers of annotated classes.
     *
     * @throws SchemaException if a model of that name is defined
     */
    public ModelDefinition define(String name, @Nullable Class<?> javaType) {
        return defined(name, javaType == null ? null : RowClass.of(javaType));
    }

    /**
     * A model whose rows become instances of a class, by who knows how they are made.
     *
     * @throws SchemaException if a model of that name is defined
     */
    public ModelDefinition define(String name, RowClass rowClass) {
        return defined(name, Arguments.required("The class of the model " + name, rowClass));
    }

    private ModelDefinition defined(String name, @Nullable RowClass rowClass) {
        ModelDefinition model = new ModelDefinition(name, rowClass);
        if (junctions.containsKey(name)) {
            throw new SchemaException("The model " + name + " is defined within through(\"" + name
                    + "\", …) already; define it in one place.");
        }
        if (models.putIfAbsent(name, model) != null) {
            throw new SchemaException("The model " + name + " is defined twice; give one of them another name.");
        }
        return model;
    }

    /**
     * Models of annotated records and classes, beside those defined by name.
     *
     * @throws SchemaException if a class is not an entity, or no {@link EntityReader} is there to read it
     */
    public SchemaBuilder add(Class<?>... types) {
        List<Class<?>> given = Arguments.requiredAll("A class of the schema", types);
        reader(given).read(given, this);
        return this;
    }

    /**
     * Models that are declared as wholes, beside all others.
     *
     * @throws SchemaException if one is incomplete, or refers to a class of which there is no model
     */
    public SchemaBuilder add(EntityDefinition... entities) {
        List<EntityDefinition> given = Arguments.requiredAll("An entity of the schema", entities);
        given.forEach(entity -> entity.define(this));
        given.forEach(entity -> entity.associate(this));
        return this;
    }

    /**
     * The name of the model that was defined for a class.
     *
     * @throws SchemaException if there is none, naming the classes there are
     */
    public String nameOf(Class<?> type) {
        return models.values().stream()
                .filter(model -> model.rowClass != null && model.rowClass.type() == type)
                .map(ModelDefinition::name)
                .findFirst()
                .orElseThrow(() ->
                        new SchemaException("No model was defined for the class " + type.getName() + ". There are "
                                + models.keySet() + "; add its definition together with those that refer to it."));
    }

    private static EntityReader reader(List<Class<?>> types) {
        return ServiceLoader.load(EntityReader.class, EntityReader.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(reader -> reader.reads(types))
                .findFirst()
                .orElseThrow(
                        () -> new SchemaException("No " + EntityReader.class.getName() + " reads the annotations of "
                                + types
                                + "; keep io.interflux.mapping.reflect and META-INF/services on the class path, run the"
                                + " annotation processor, or define the models by name."));
    }

    /** The source holds the foreign key: {@code belongsTo(grant, user)} gives {@code grant.user}. */
    public ReferenceDefinition belongsTo(ModelDefinition source, ModelDefinition target) {
        return belongsTo(own(source).name(), own(target).name());
    }

    /** {@link #belongsTo(ModelDefinition, ModelDefinition)} by the models' names. */
    public ReferenceDefinition belongsTo(String source, String target) {
        return add(ReferenceDefinition.Kind.BELONGS_TO, source, target);
    }

    /** The target holds the foreign key and at most one row is meant: {@code hasOne(user, address)} gives {@code user.address}. */
    public ReferenceDefinition hasOne(ModelDefinition source, ModelDefinition target) {
        return hasOne(own(source).name(), own(target).name());
    }

    /** {@link #hasOne(ModelDefinition, ModelDefinition)} by the models' names. */
    public ReferenceDefinition hasOne(String source, String target) {
        return add(ReferenceDefinition.Kind.HAS_ONE, source, target);
    }

    /** The target holds the foreign key: {@code hasMany(user, grant)} gives {@code user.grants}. */
    public ReferenceDefinition hasMany(ModelDefinition source, ModelDefinition target) {
        return hasMany(own(source).name(), own(target).name());
    }

    /** {@link #hasMany(ModelDefinition, ModelDefinition)} by the models' names. */
    public ReferenceDefinition hasMany(String source, String target) {
        return add(ReferenceDefinition.Kind.HAS_MANY, source, target);
    }

    /** A junction links the rows: {@code belongsToMany(user, profile).through("grant")}. */
    public BelongsToManyDefinition belongsToMany(ModelDefinition source, ModelDefinition target) {
        return belongsToMany(own(source).name(), own(target).name());
    }

    /** {@link #belongsToMany(ModelDefinition, ModelDefinition)} by the models' names. */
    public BelongsToManyDefinition belongsToMany(String source, String target) {
        BelongsToManyDefinition definition = new BelongsToManyDefinition(
                this,
                Definitions.requireName("source of a belongsToMany", source),
                Definitions.requireName("target of a belongsToMany", target));
        manyToManies.add(definition);
        return definition;
    }

    /**
     * The schema of everything declared so far. The builder may be used on.
     *
     * @throws SchemaException if the declarations contradict themselves or each other
     */
    public Schema build() {
        return new SchemaResolver(this).resolve();
    }

    private ReferenceDefinition add(ReferenceDefinition.Kind kind, String source, String target) {
        ReferenceDefinition definition = new ReferenceDefinition(
                kind,
                Definitions.requireName("source of a " + kind.word, source),
                Definitions.requireName("target of a " + kind.word, target));
        references.add(definition);
        return definition;
    }

    ModelDefinition own(ModelDefinition model) {
        Arguments.required("A model of an association", model);
        if (models.get(model.name()) != model && junctions.get(model.name()) != model) {
            throw new SchemaException("The model " + model.name()
                    + " was defined by another builder; define it by this one, or name it by its name.");
        }
        return model;
    }

    ModelDefinition junction(String name) {
        if (models.containsKey(name)) {
            throw new SchemaException("The model " + name
                    + " is defined already; give its attributes there and say through(\"" + name + "\").");
        }
        return junctions.computeIfAbsent(name, key -> new ModelDefinition(key, null).table(key));
    }
}
