package io.interflux.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One model of a schema: its table, attributes, keys and associations. Immutable once its {@link Schema} is built. Models are equal by
 * identity, since associations make them refer to each other.
 */
public final class Model {

    private final String name;
    private final TableName table;
    private final @Nullable RowClass rowClass;
    private final Map<String, Attribute> attributes;
    private final @Nullable Key primaryKey;
    private final List<UniqueKey> uniqueKeys;
    private final Lifecycle lifecycle;
    private final Map<String, Association> associations = new LinkedHashMap<>();

    Model(
            String name,
            TableName table,
            @Nullable RowClass rowClass,
            List<Attribute> attributes,
            @Nullable Key primaryKey,
            List<UniqueKey> uniqueKeys,
            Lifecycle lifecycle) {
        this.name = name;
        this.table = table;
        this.rowClass = rowClass;
        this.attributes = new LinkedHashMap<>();
        attributes.forEach(attribute -> this.attributes.put(attribute.name(), attribute));
        this.primaryKey = primaryKey;
        this.uniqueKeys = List.copyOf(uniqueKeys);
        this.lifecycle = lifecycle;
    }

    /** Only the schema's builder adds, before it hands the model out. */
    void add(Association association) {
        associations.put(association.name(), association);
    }

    /** The name, unique in its schema. */
    public String name() {
        return name;
    }

    /** The table that stores the rows. */
    public TableName table() {
        return table;
    }

    /** The record or class that the model was read from, or {@code null} where it was defined by name. */
    public @Nullable Class<?> javaType() {
        return rowClass == null ? null : rowClass.type();
    }

    /** The same with what was said of it, or {@code null} where the model was defined by name. */
    public @Nullable RowClass rowClass() {
        return rowClass;
    }

    /** All attributes in the order of their definition. */
    public Collection<Attribute> attributes() {
        return Collections.unmodifiableCollection(attributes.values());
    }

    /** The attribute of that name, or empty. */
    public Optional<Attribute> attribute(String attributeName) {
        return Optional.ofNullable(attributes.get(attributeName));
    }

    /** The primary key, or {@code null} for a table without one. */
    public @Nullable Key primaryKey() {
        return primaryKey;
    }

    /** The unique constraints beside the primary key, those of single attributes included. */
    public List<UniqueKey> uniqueKeys() {
        return uniqueKeys;
    }

    /** The attributes that writing keeps up to date by itself. */
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** All associations in the order of their definition, derived ones last. */
    public Collection<Association> associations() {
        return Collections.unmodifiableCollection(associations.values());
    }

    /** The association under that alias, or empty. */
    public Optional<Association> association(String alias) {
        return Optional.ofNullable(associations.get(alias));
    }

    /** Whether equal values of {@code key} are found in at most one row: it holds all of the primary key or of a unique constraint. */
    public boolean isUnique(Key key) {
        return (primaryKey != null && key.attributes().containsAll(primaryKey.attributes()))
                || uniqueKeys.stream().anyMatch(unique -> key.attributes()
                        .containsAll(unique.key().attributes()));
    }

    /**
     * Whether an index is sure to find the rows of one value of {@code key}: its attributes are the first of the primary key or of a unique
     * constraint. Other indexes are not known here.
     */
    public boolean isIndexed(Key key) {
        return begins(primaryKey, key) || uniqueKeys.stream().anyMatch(unique -> begins(unique.key(), key));
    }

    private static boolean begins(@Nullable Key indexed, Key key) {
        return indexed != null
                && indexed.size() >= key.size()
                && key.attributes().containsAll(indexed.attributes().subList(0, key.size()));
    }

    @Override
    public String toString() {
        return name;
    }
}
