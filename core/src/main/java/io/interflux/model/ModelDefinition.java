package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.error.internal.Arguments;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One model while its schema is being built. Where no key is declared, a model gets a generated attribute {@code id}, and a junction the
 * composite of its foreign keys. Foreign keys need no declaration: associations add them.
 *
 * <pre>{@code
 * ModelDefinition user = s.define("user").attribute("username", STRING, a -> a.notNull().unique()).attribute("points", INTEGER);
 * }</pre>
 */
public final class ModelDefinition {

    final String name;
    final @Nullable RowClass rowClass;
    final Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
    final List<UniqueDefinition> uniques = new ArrayList<>();

    final Map<LifecycleRole, String> lifecycle = new EnumMap<>(LifecycleRole.class);

    @Nullable TableName table;

    @Nullable List<String> primaryKey;

    boolean keyless;

    record UniqueDefinition(@Nullable String name, List<String> attributes) {}

    ModelDefinition(String name, @Nullable RowClass rowClass) {
        this.name = Definitions.requireName("name of a model", name);
        this.rowClass = rowClass;
    }

    /** The model's name. */
    public String name() {
        return name;
    }

    /** An attribute that admits null, in a column that {@link Naming} names. */
    public ModelDefinition attribute(String attributeName, DataType<?> type) {
        return attribute(attributeName, type, attribute -> {});
    }

    /**
     * An attribute with options.
     *
     * @throws SchemaException if the model has an attribute of that name
     */
    public ModelDefinition attribute(String attributeName, DataType<?> type, Consumer<AttributeDefinition> options) {
        Definitions.requireName("name of an attribute of " + name, attributeName);
        AttributeDefinition attribute = new AttributeDefinition(
                attributeName, Arguments.required("The type of " + name + "." + attributeName, type));
        if (attributes.putIfAbsent(attributeName, attribute) != null) {
            throw new SchemaException("The model " + name + " defines the attribute " + attributeName
                    + " twice; remove one of them, or give it another name.");
        }
        Arguments.required("The block of options of " + name + "." + attributeName, options)
                .accept(attribute);
        return this;
    }

    /** The primary key {@code id}, a 64 bit integer that the database makes. */
    public ModelDefinition id() {
        return generatedId("id", DataType.LONG);
    }

    /** An attribute of the primary key whose value the application gives; called again, it makes the key composite. */
    public ModelDefinition id(String attributeName, DataType<?> type) {
        attribute(attributeName, type);
        return addToKey(attributeName);
    }

    /** An attribute of the primary key whose value the database makes. */
    public ModelDefinition generatedId(String attributeName, DataType<?> type) {
        attribute(attributeName, type, AttributeDefinition::generated);
        return addToKey(attributeName);
    }

    private ModelDefinition addToKey(String attributeName) {
        List<String> names = primaryKey == null ? new ArrayList<>() : new ArrayList<>(primaryKey);
        names.add(attributeName);
        primaryKey = List.copyOf(names);
        keyless = false;
        return this;
    }

    /** The primary key, of declared attributes and of foreign keys that associations add. */
    public ModelDefinition primaryKey(String... attributeNames) {
        primaryKey = Definitions.requireNames("primary key of " + name, attributeNames);
        keyless = false;
        return this;
    }

    /** The table has no primary key; its rows can be read and inserted, not updated or deleted one by one. */
    public ModelDefinition noPrimaryKey() {
        primaryKey = null;
        keyless = true;
        return this;
    }

    /** The exact name of the table, where it is not the one that {@link Naming#tableName} makes. */
    public ModelDefinition table(String tableName) {
        table = TableName.of(Definitions.requireName("table of " + name, tableName));
        return this;
    }

    /** The exact name of the table and of the database schema that holds it. */
    public ModelDefinition table(String schema, String tableName) {
        table = new TableName(
                Definitions.requireName("database schema of " + name, schema),
                Definitions.requireName("table of " + name, tableName));
        return this;
    }

    /** A unique constraint whose name is made from table and columns. */
    public ModelDefinition unique(String... attributeNames) {
        uniques.add(
                new UniqueDefinition(null, Definitions.requireNames("unique constraint of " + name, attributeNames)));
        return this;
    }

    /** A unique constraint under a name of its own. */
    public ModelDefinition uniqueNamed(String constraint, String... attributeNames) {
        Definitions.requireName("unique constraint of " + name, constraint);
        uniques.add(new UniqueDefinition(
                constraint,
                Definitions.requireNames("unique constraint " + constraint + " of " + name, attributeNames)));
        return this;
    }

    /** {@link #version(String)} in the attribute {@code version}. */
    public ModelDefinition version() {
        return version("version");
    }

    /**
     * Each update counts this attribute up, and an update of an entity fails if the row has another value than the entity. It becomes a
     * 64 bit integer unless it is defined already; it is never null, and 0 in new rows.
     */
    public ModelDefinition version(String attributeName) {
        return kept(LifecycleRole.VERSION, attributeName, DataType.LONG, AttributeDefinition::notNull);
    }

    /** {@link #timestamps(String, String)} in the attributes {@code createdAt} and {@code updatedAt}. */
    public ModelDefinition timestamps() {
        return timestamps("createdAt", "updatedAt");
    }

    /** Inserts and updates write the time of the database into these attributes; each becomes an instant unless it is defined already. */
    public ModelDefinition timestamps(String created, String updated) {
        return createdAt(created).updatedAt(updated);
    }

    /** Inserts write the time of the database into this attribute, where the entity has none. */
    public ModelDefinition createdAt(String attributeName) {
        return kept(LifecycleRole.CREATED_AT, attributeName, DataType.INSTANT, AttributeDefinition::notNull);
    }

    /** Inserts, where the entity has none, and all updates write the time of the database into this attribute. */
    public ModelDefinition updatedAt(String attributeName) {
        return kept(LifecycleRole.UPDATED_AT, attributeName, DataType.INSTANT, AttributeDefinition::notNull);
    }

    /** {@link #softDelete(String)} in the attribute {@code deletedAt}. */
    public ModelDefinition softDelete() {
        return softDelete("deletedAt");
    }

    /**
     * A delete writes the time of the database into this attribute and leaves the row where it is; whatever is read, such rows are left out
     * of it unless the query says {@code withDeleted()}. The attribute becomes an instant that admits null unless it is defined already.
     */
    public ModelDefinition softDelete(String attributeName) {
        return kept(LifecycleRole.DELETED_AT, attributeName, DataType.INSTANT, attribute -> {});
    }

    private ModelDefinition kept(
            LifecycleRole role, String attributeName, DataType<?> type, Consumer<AttributeDefinition> options) {
        if (!attributes.containsKey(attributeName)) {
            attribute(attributeName, type, options);
        }
        String known = lifecycle.put(role, attributeName);
        if (known != null && !known.equals(attributeName)) {
            throw role.saidTwice(name, known, attributeName);
        }
        return this;
    }

    @Override
    public String toString() {
        return name;
    }
}
