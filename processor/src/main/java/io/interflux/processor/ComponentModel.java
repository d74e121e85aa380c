package io.interflux.processor;

/** What a component takes: an attribute, associated rows, or the junction row. */
sealed interface ComponentModel permits AttributeModel, AssociationModel, JunctionModel {

    /** As the source says it. */
    DeclaredComponent declared();
}
