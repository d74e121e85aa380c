package io.interflux.processor;

import javax.lang.model.element.TypeElement;

/** A component that takes associated rows. */
sealed interface AssociationModel extends ComponentModel permits ReferenceModel, ManyToManyModel {

    /** What the component holds of each row. */
    HeldModel held();

    /** The entity that is reached. */
    default TypeElement target() {
        return held().type();
    }
}
