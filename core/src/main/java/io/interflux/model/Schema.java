package io.interflux.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All models of an application and how they are associated; immutable, safe to share. Made by {@link #builder()} by name, or by
 * {@link #of(Class[])} from annotated records and classes.
 */
public final class Schema {

    private final Map<String, Model> models;
    private final List<ForeignKey> foreignKeys;

    Schema(Collection<Model> models, List<ForeignKey> foreignKeys) {
        this.models = new LinkedHashMap<>();
        models.forEach(model -> this.models.put(model.name(), model));
        this.foreignKeys = List.copyOf(foreignKeys);
    }

    /**
     * The schema of annotated records and classes, by {@link Naming#standard()}.
     *
     * @throws io.interflux.error.SchemaException if the classes do not make a schema
     */
    public static Schema of(Class<?>... types) {
        return builder().add(types).build();
    }

    /** A builder without any model. */
    public static SchemaBuilder builder() {
        return new SchemaBuilder();
    }

    /** All models in the order of their definition, generated junctions last. */
    public Collection<Model> models() {
        return Collections.unmodifiableCollection(models.values());
    }

    /** The model of that name, or empty. */
    public Optional<Model> model(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /** The model that was read from that class, or empty. */
    public Optional<Model> model(Class<?> javaType) {
        return models.values().stream()
                .filter(model -> model.javaType() == javaType)
                .findFirst();
    }

    /** The foreign keys that the database is to enforce; associations with {@code constraints(false)} have none. */
    public List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    /**
     * Checks the names of tables, columns and constraints against the limit of the database that the schema meets.
     *
     * @param maxBytes the longest name in bytes of UTF-8
     * @param databaseName for the message
     * @throws io.interflux.error.SchemaException if a name is longer; it names the longest
     */
    public void requireNamesWithin(int maxBytes, String databaseName) {
        NameLengths.requireWithin(this, maxBytes, databaseName);
    }
}
