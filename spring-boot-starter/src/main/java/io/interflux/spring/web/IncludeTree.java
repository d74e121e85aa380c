package io.interflux.spring.web;

import io.interflux.query.AttributeReference;
import io.interflux.query.Selection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The includes of a query. Each is said once, with what is read of it: a query does not take the same include twice with options.
 *
 * @param path that of the level, empty for the roots
 * @param children the includes of the level by their names
 */
record IncludeTree(String path, Map<String, IncludeTree> children) {

    private static IncludeTree at(String path) {
        return new IncludeTree(path, new LinkedHashMap<>());
    }

    /** The tree of these paths. */
    static IncludeTree of(Collection<String> paths) {
        IncludeTree roots = at(AllowedParameters.ROOTS);
        for (String path : paths) {
            IncludeTree level = roots;
            for (String step : Paths.upTo(path)) {
                level = level.children.computeIfAbsent(Paths.last(step), name -> at(step));
            }
        }
        return roots;
    }

    /** The selection with what is read of this level and of those beneath it. */
    <E, S extends Selection<E, S>> S read(S selection, ClientParameters given) {
        List<AttributeReference> only = given.only(path);
        S read = only == null ? selection : selection.only(only);
        for (Map.Entry<String, IncludeTree> child : children.entrySet()) {
            read = read.include(child.getKey(), include -> child.getValue().read(include, given));
        }
        return read;
    }
}
