package io.interflux.processor;

/** What a component takes: an attribute, a value of several, associated rows, or the junction row. */
sealed interface ComponentModel permits AttributeModel, EmbeddedModel, AssociationModel, JunctionModel {

    /** As the source says it. */
    DeclaredComponent declared();
}
