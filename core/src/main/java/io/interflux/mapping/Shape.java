package io.interflux.mapping;

import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one include node brings: the attributes that were asked for, the junction row if there is one, and the included children. Its order
 * is that of the positions of an {@link Instantiation}.
 *
 * @param model whose rows these are
 * @param path how the node was reached, {@code user.profiles}, for messages
 * @param attributes the attributes that were asked for
 * @param junction the many-to-many through which the node is reached with payload, or {@code null}
 * @param includes the children, by the name under which they appear
 * @param unexpanded the names of the children that a recursive include leaves out of these instances, for messages
 */
public record Shape(
        Model model,
        String path,
        List<Attribute> attributes,
        @Nullable BelongsToManyAssociation junction,
        List<Child> includes,
        List<String> unexpanded) {

    /** Copies the lists. */
    public Shape {
        attributes = List.copyOf(attributes);
        includes = List.copyOf(includes);
        unexpanded = List.copyOf(unexpanded);
    }

    /** With all children that were asked for. */
    public Shape(
            Model model,
            String path,
            List<Attribute> attributes,
            @Nullable BelongsToManyAssociation junction,
            List<Child> includes) {
        this(model, path, attributes, junction, includes, List.of());
    }

    /** One included association under the name by which it appears in the result. */
    public record Child(String name, Association association) {}

    /** How many values an instance is made of. */
    public int size() {
        return attributes.size() + (junction == null ? 0 : 1) + includes.size();
    }
}
