package io.interflux.write;

import io.interflux.assemble.LoadedRow;
import io.interflux.error.QueryException;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.sql.InsertValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a graph that is written: an entity at all of its places, or the link of a pair. State of one run. */
final class GraphNode {

    /** Attributes of a node that get the values of another node's key. */
    private record Reference(Key own, GraphNode target, Key key) {}

    private final EntityType<?> type;
    private final Object entity;
    private final String path;
    private final boolean existing;
    private final Map<Attribute, Object> fixed = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private @Nullable LoadedRow row;

    GraphNode(EntityType<?> type, Object entity, String path, boolean existing) {
        this.type = type;
        this.entity = entity;
        this.path = path;
        this.existing = existing;
    }

    Model model() {
        return type.model();
    }

    /** Where the graph has it first, for messages: {@code user.profiles[1]}. */
    String path() {
        return path;
    }

    boolean isExisting() {
        return existing;
    }

    /** A value that an association's scope fixes. */
    void fix(Attribute attribute, Object value) {
        fixed.put(attribute, value);
    }

    /** Gives attributes the values that the key of another node has once it is written. */
    void refer(Key own, GraphNode target, Key key) {
        for (Reference reference : references) {
            if (reference.own().equals(own) && reference.target() != target) {
                throw new QueryException("The " + model().name() + " at " + path + " belongs to two rows of "
                        + target.model().name() + " by the same foreign key " + own + ", the one at "
                        + reference.target().path() + " and the one at " + target.path()
                        + "; make it a child of one of them.");
            }
        }
        references.add(new Reference(own, target, key));
    }

    boolean hasReferences() {
        return !references.isEmpty();
    }

    /** The nodes that must be there before this one. */
    List<GraphNode> targets() {
        return references.stream().map(Reference::target).toList();
    }

    /** The attributes that get their values from other nodes or from a scope. */
    List<Attribute> given() {
        List<Attribute> given = new ArrayList<>(fixed.keySet());
        references.forEach(reference -> reference.own().attributes().stream()
                .filter(attribute -> !given.contains(attribute))
                .forEach(given::add));
        return given;
    }

    /** What {@link #given} holds; the nodes that it comes from have been written. */
    Map<Attribute, Object> values() {
        Map<Attribute, Object> values = new LinkedHashMap<>(fixed);
        for (Reference reference : references) {
            for (int i = 0; i < reference.own().size(); i++) {
                Attribute key = reference.key().attributes().get(i);
                values.put(
                        reference.own().attributes().get(i), reference.target().required(key));
            }
        }
        return values;
    }

    private Object required(Attribute attribute) {
        Object value = value(attribute);
        if (value == null) {
            throw new QueryException("The " + model().name() + " at " + path + " has no value for '" + attribute.name()
                    + "', to which rows of the graph refer; give it one.");
        }
        return value;
    }

    /** Checks everything that needs no database. */
    void check() {
        if (!existing) {
            row(type, entity, placeholders());
        }
    }

    private Map<Attribute, Object> placeholders() {
        Map<Attribute, Object> placeholders = new LinkedHashMap<>();
        given().forEach(attribute -> placeholders.put(attribute, true));
        return placeholders;
    }

    /** The row to be inserted. */
    List<InsertValue> insertion() {
        return row(type, entity, values());
    }

    private <T> List<InsertValue> row(EntityType<T> entityType, Object given, Map<Attribute, Object> values) {
        return new RowValues<>(entityType).of(entityType.mapping().type().cast(given), path, values);
    }

    /** The key by which a row that exists, or brings its key along, is found. */
    RowKey key(Key key) {
        return key(type, entity, key);
    }

    private <T> RowKey key(EntityType<T> entityType, Object given, Key key) {
        return RowKey.of(entityType, entityType.mapping().type().cast(given), key, path);
    }

    /** What the entity says of an attribute. */
    @Nullable Object said(Attribute attribute) {
        return said(type, entity, attribute);
    }

    private static <T> @Nullable Object said(EntityType<T> entityType, Object given, Attribute attribute) {
        return entityType.value(entityType.mapping().type().cast(given), attribute);
    }

    /** What the database holds, all attributes of the model in their order. */
    void written(LoadedRow held) {
        row = held;
    }

    /** The value of a column as the database holds it. */
    @Nullable Object value(Attribute attribute) {
        int column = List.copyOf(model().attributes()).indexOf(attribute);
        return Objects.requireNonNull(row, "the row is written before it is referred to")
                .get(column);
    }
}
