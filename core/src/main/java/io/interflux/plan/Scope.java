package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.Model;
import io.interflux.query.AssociationReference;
import io.interflux.query.AttributeReference;
import io.interflux.query.ModelReference;
import io.interflux.query.Suggestions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What names mean at one level of a query.
 *
 * @param path how the level is reached, for messages
 * @param table the level's own table
 * @param junction the junction through which the level is reached, or {@code null}
 * @param aliases for subqueries of the same statement
 */
record Scope(String path, Table table, @Nullable Table junction, Aliases aliases) {

    Model model() {
        return table.model();
    }

    Attribute attribute(AttributeReference reference) {
        Table owner = reference.junction() ? requireJunction(reference) : table;
        requireOwner(reference.owner(), owner.model(), reference);
        return attribute(owner.model(), reference.name(), path);
    }

    Column column(AttributeReference reference) {
        Attribute attribute = attribute(reference);
        return (reference.junction() ? requireJunction(reference) : table).column(attribute);
    }

    Association association(AssociationReference reference) {
        requireOwner(reference.owner(), model(), reference);
        return association(model(), reference.name(), path);
    }

    static Attribute attribute(Model model, String name, String path) {
        return model.attribute(name)
                .orElseThrow(() -> new QueryException("Unknown attribute '" + name + "' of model " + model.name()
                        + " at " + path + "; it has "
                        + Suggestions.list(
                                model.attributes().stream().map(Attribute::name).toList(), name)));
    }

    static Association association(Model model, String name, String path) {
        return model.association(name)
                .orElseThrow(() -> new QueryException("Unknown association '" + name + "' of model " + model.name()
                        + " at " + path + "; it has "
                        + Suggestions.list(
                                model.associations().stream()
                                        .map(Association::name)
                                        .toList(),
                                name)));
    }

    private Table requireJunction(AttributeReference reference) {
        if (junction == null) {
            throw new QueryException("'" + reference + "' names a junction's attribute at " + path
                    + ", which is not reached through a many-to-many; use an attribute of " + model().name());
        }
        return junction;
    }

    private void requireOwner(@Nullable ModelReference owner, Model expected, Object reference) {
        if (owner != null && !owner.names(expected)) {
            throw new QueryException("'" + reference + "' is of model " + owner + ", but is used at " + path
                    + ", whose model is " + expected.name() + "; it has "
                    + names(expected));
        }
    }

    private static List<String> names(Model model) {
        return model.attributes().stream().map(Attribute::name).toList();
    }
}
