package io.interflux.mapping;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.error.internal.Suggestions;
import io.interflux.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of the values of a {@link DynamicEntity}, shared by all instances of one include node.
 *
 * @param modelName the model's name
 * @param model the model, or null for an entity that was made by name
 * @param path how the node was reached, for messages
 * @param index the position of each name
 * @param junctionName the name under which the junction row is found, or null
 * @param unexpanded the names that a recursive include leaves out here
 */
record Header(
        String modelName,
        @Nullable Model model,
        String path,
        Map<String, Integer> index,
        @Nullable String junctionName,
        List<String> unexpanded) {

    static Header of(Shape shape) {
        List<String> names = new ArrayList<>();
        shape.attributes().forEach(attribute -> names.add(attribute.name()));
        String junctionName = shape.junction() == null ? null : shape.junction().junctionName();
        if (junctionName != null) {
            names.add(junctionName);
        }
        shape.includes().forEach(child -> names.add(child.name()));
        return new Header(
                shape.model().name(),
                shape.model(),
                shape.path(),
                index(names, shape.path()),
                junctionName,
                shape.unexpanded());
    }

    static Map<String, Integer> index(List<String> names, String path) {
        Map<String, Integer> index = new LinkedHashMap<>();
        for (String name : names) {
            if (index.putIfAbsent(name, index.size()) != null) {
                throw new QueryException(path + " would have two values under the name " + name
                        + "; give the include another name by as(\"…\").");
            }
        }
        return index;
    }

    /** The position of a name. */
    int position(String name) {
        Integer position = index.get(Arguments.required("The name of a value of " + path, name));
        if (position == null) {
            throw missing(name);
        }
        return position;
    }

    private RuntimeException missing(String name) {
        if (unexpanded.contains(name)) {
            return Absence.ofLeaf(modelName, name, path).exception();
        }
        if (model != null && model.association(name).isPresent()) {
            return Absence.ofInclude(modelName, name, path).exception();
        }
        if (model != null && model.attribute(name).isPresent()) {
            return Absence.ofAttribute(modelName, name, path).exception();
        }
        return new QueryException(path + " has nothing under the name " + name + ". There is "
                + Suggestions.list(index.keySet(), name) + ".");
    }
}
