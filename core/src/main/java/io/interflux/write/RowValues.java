package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Suggestions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.plan.Values;
import io.interflux.sql.Binding;
import io.interflux.sql.InsertValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the row of an entity, with the checks that need no database. */
final class RowValues<T> {

    private final EntityType<T> type;
    private final Model model;

    RowValues(EntityType<T> type) {
        this.type = type;
        this.model = type.model();
    }

    /**
     * One value per attribute of the model, in its order.
     *
     * @param path of the entity, for messages: {@code user[3]}
     * @throws QueryException if a value does not fit, is null where there must be one, or belongs to no attribute
     */
    List<InsertValue> of(T entity, String path) {
        return of(entity, path, Map.of());
    }

    /** As {@link #of(Object, String)}, with some values of columns in place of what the entity says. */
    List<InsertValue> of(T entity, String path, Map<Attribute, Object> given) {
        requireKnown(entity, path);
        return model.attributes().stream()
                .map(attribute -> given.containsKey(attribute)
                        ? InsertValue.of(attribute.type(), given.get(attribute))
                        : value(attribute, type.value(entity, attribute), path))
                .toList();
    }

    /**
     * What an update writes into one attribute.
     *
     * @throws QueryException if the value does not fit, or is null where there must be one
     */
    Binding.Scalar of(Attribute attribute, T entity, String path) {
        Object value = type.value(entity, attribute);
        if (value == null && !attribute.nullable()) {
            throw missing(attribute, path);
        }
        return new Binding.Scalar(attribute.type(), value == null ? null : Values.toColumn(attribute, value, path));
    }

    private InsertValue value(Attribute attribute, @Nullable Object value, String path) {
        if (value != null) {
            return InsertValue.of(attribute.type(), Values.toColumn(attribute, value, path));
        }
        if (attribute.generated()) {
            return InsertValue.DEFAULT;
        }
        if (model.lifecycle().fills(attribute)) {
            return attribute.equals(model.lifecycle().version())
                    ? InsertValue.of(attribute.type(), Values.toColumn(attribute, 0L, path))
                    : InsertValue.NOW;
        }
        if (!attribute.nullable()) {
            throw missing(attribute, path);
        }
        return InsertValue.of(attribute.type(), null);
    }

    private QueryException missing(Attribute attribute, String path) {
        Key key = model.primaryKey();
        boolean partOfKey = key != null && key.attributes().contains(attribute);
        String what = partOfKey ? "a null where a key is needed" : "a null where a value is needed";
        return new QueryException("The entity " + path + " has " + what + ": the attribute '" + attribute.name()
                + "' of model "
                + model.name()
                + (partOfKey ? " is part of its primary key " + key + " and is not generated" : " is not nullable")
                + "; give it a value.");
    }

    /** Refuses names that belong to nothing. */
    void requireKnown(T entity, String path) {
        if (entity instanceof DynamicEntity named) {
            requireKnownNames(named, path);
        }
    }

    /** What a load put there under other names, children and junction rows, is not written and not an error. */
    private void requireKnownNames(DynamicEntity entity, String path) {
        for (String name : entity.names()) {
            if (model.attribute(name).isEmpty() && model.association(name).isEmpty() && !isLoaded(entity.get(name))) {
                throw new QueryException("The entity " + path + " has a value '" + name + "', but model " + model.name()
                        + " has no such attribute. It has the attributes "
                        + Suggestions.list(attributeNames(), name) + " and the associations "
                        + Suggestions.list(associationNames(), name) + ".");
            }
        }
    }

    private static boolean isLoaded(@Nullable Object value) {
        return value instanceof DynamicEntity
                || (value instanceof List<?> list && list.stream().allMatch(DynamicEntity.class::isInstance));
    }

    private List<String> attributeNames() {
        return model.attributes().stream().map(Attribute::name).toList();
    }

    private List<String> associationNames() {
        return model.associations().stream().map(Association::name).toList();
    }
}
