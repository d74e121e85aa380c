package io.interflux.processor;

import javax.lang.model.element.TypeElement;

/** A component that takes the junction row. */
record JunctionModel(DeclaredComponent declared, TypeElement junction) implements ComponentModel {}
