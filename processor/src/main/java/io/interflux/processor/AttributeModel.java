package io.interflux.processor;

/** A component that takes an attribute, stored in a column. */
record AttributeModel(DeclaredComponent declared, ColumnModel column) implements ComponentModel {}
