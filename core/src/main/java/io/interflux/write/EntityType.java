package io.interflux.write;

import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.EntityMapping;
import io.interflux.model.Attribute;
import io.interflux.model.Model;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model of entities that are written, and how their values are read. */
record EntityType<T>(Model model, EntityMapping<T> mapping) {

    /** Whether entities are named values, which may lack some and may have any. */
    boolean isDynamic() {
        return mapping.type() == DynamicEntity.class;
    }

    /** Whether that is an entity of this type. */
    boolean fits(Object entity) {
        return entity instanceof DynamicEntity named
                ? isDynamic() && named.model().equals(model.name())
                : mapping.type().isInstance(entity);
    }

    /** What an entity is, for messages about one that does not fit. */
    static String describe(Object entity) {
        return entity instanceof DynamicEntity named
                ? "a " + named.model() + " (DynamicEntity)"
                : "a " + entity.getClass().getName();
    }

    /** The value of an attribute as it was given, or null where there is none. */
    @Nullable Object value(T entity, Attribute attribute) {
        if (entity instanceof DynamicEntity values) {
            return values.has(attribute.name()) ? values.get(attribute.name()) : null;
        }
        return mapping.has(entity, attribute) ? mapping.read(entity, attribute) : null;
    }

    /** The attributes of which an entity says anything, null included. */
    List<Attribute> given(T entity) {
        return model.attributes().stream()
                .filter(attribute -> mapping.has(entity, attribute))
                .toList();
    }

    /** The attributes for which an entity has a place, so that what the database holds can be put there. */
    List<Attribute> places(T entity) {
        return model.attributes().stream()
                .filter(attribute -> isDynamic() || mapping.has(entity, attribute))
                .toList();
    }
}
