package io.interflux.processor;

import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A class with some of the attributes and associations of an entity, as it is written.
 *
 * @param components in the order of the constructor
 * @param embedded the enums of the components of embedded values
 */
record ProjectionModel(TypeElement type, List<ComponentsWriter.Written> components, List<TypeSpec> embedded) {

    /** Copies the lists. */
    ProjectionModel {
        components = List.copyOf(components);
        embedded = List.copyOf(embedded);
    }
}
