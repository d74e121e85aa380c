package io.interflux.processor;

import io.interflux.annotation.Column;

/** A component that takes an attribute, stored in a column. */
record AttributeModel(DeclaredComponent declared, ColumnModel column) implements ComponentModel {

    /** Whether no two rows have the same value, by what the component itself says. */
    boolean isUnique() {
        Column annotation = declared.annotation(Column.class);
        return annotation != null && annotation.unique();
    }
}
