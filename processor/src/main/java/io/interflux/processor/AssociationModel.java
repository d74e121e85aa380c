package io.interflux.processor;

import javax.lang.model.element.TypeElement;

/** A component that takes associated rows. */
sealed interface AssociationModel extends ComponentModel permits ReferenceModel, ManyToManyModel {

    /** The entity that is reached. */
    TypeElement target();
}
