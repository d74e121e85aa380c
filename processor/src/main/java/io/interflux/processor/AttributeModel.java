package io.interflux.processor;

import io.interflux.annotation.Column;
import io.interflux.mapping.internal.EmbeddedName;

/**
 * A component that takes an attribute, stored in a column.
 *
 * @param embedded what it is called, where it is within embedded values, and its column
 */
record AttributeModel(DeclaredComponent declared, EmbeddedName embedded, ColumnModel column) implements ComponentModel {

    /** The attribute's name in the model. */
    String name() {
        return embedded.attribute();
    }

    /** Whether it is a component of the entity itself. */
    boolean isOwn() {
        return name().equals(declared.name());
    }

    /** Whether no two rows have the same value, by what the component itself says. */
    boolean isUnique() {
        Column annotation = declared.annotation(Column.class);
        return annotation != null && annotation.unique();
    }
}
