package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.error.internal.Arguments;
import io.interflux.error.internal.Suggestions;

/** Checks the fixed values of an association's scope. */
final class ScopeValues {

    private ScopeValues() {}

    /** @throws SchemaException if the model has no such attribute, or its values are of another type */
    static ScopeValue of(AssociationDraft association, Model model, ScopeDefinition definition) {
        Attribute attribute = model.attribute(definition.attribute())
                .orElseThrow(() -> new SchemaException(association + " has a scope on the attribute "
                        + definition.attribute()
                        + ", which the model " + model + " does not have. It has "
                        + Suggestions.list(
                                model.attributes().stream().map(Attribute::name).toList(), definition.attribute())
                        + "; correct the name."));
        Arguments.required("The value of a scope on " + model + "." + attribute.name(), definition.value());
        if (!attribute.javaType().isInstance(definition.value())) {
            throw new SchemaException(association + " has a scope on " + model + "." + attribute.name()
                    + ", whose values are of "
                    + attribute.javaType().getSimpleName() + ", with " + definition.value() + " of "
                    + definition.value().getClass().getSimpleName() + "; give a value of the attribute's type.");
        }
        requireEnumName(association, model, attribute, definition.value());
        return new ScopeValue(attribute, definition.value());
    }

    private static void requireEnumName(AssociationDraft association, Model model, Attribute attribute, Object value) {
        DataType<?> type = attribute.type();
        if (attribute.converter() == null
                && type.kind() == DataType.Kind.ENUM
                && value instanceof String name
                && !type.names().contains(name)) {
            throw new SchemaException(association + " has a scope on " + model + "." + attribute.name() + " with "
                    + name + ", which is none of its values: " + Suggestions.list(type.names(), name) + ".");
        }
    }
}
