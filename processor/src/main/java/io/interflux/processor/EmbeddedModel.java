package io.interflux.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * A component that takes a value whose own components are attributes.
 *
 * @param value the class of the value
 * @param name {@code address}, {@code addressPosition} for one within that
 * @param parts attributes and values within it, in the order of its constructor
 */
record EmbeddedModel(DeclaredComponent declared, TypeElement value, String name, List<ComponentModel> parts)
        implements ComponentModel {

    /** Copies the list. */
    EmbeddedModel {
        parts = List.copyOf(parts);
    }

    /** Its attributes, those of values within it too. */
    Stream<AttributeModel> attributes() {
        return parts.stream().flatMap(EmbeddedModel::attributes);
    }

    /** The attributes that a component takes; none where it takes something else. */
    static Stream<AttributeModel> attributes(ComponentModel component) {
        if (component instanceof EmbeddedModel embedded) {
            return embedded.attributes();
        }
        return component instanceof AttributeModel attribute ? Stream.of(attribute) : Stream.empty();
    }
}
