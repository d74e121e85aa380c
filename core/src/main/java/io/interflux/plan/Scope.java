package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Suggestions;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.Model;
import io.interflux.query.AssociationReference;
import io.interflux.query.AttributeReference;
import io.interflux.query.ModelReference;
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

    /** The junction as a level of its own. */
    Scope through(Table ownJunction) {
        return new Scope(path + " through " + ownJunction.model().name(), ownJunction, null, aliases);
    }

    /**
     * The level where a reference begins: this one, or that of its junction.
     *
     * @throws QueryException if there is no junction, or the reference is of another model
     */
    Scope startOf(AttributeReference reference) {
        Scope start = reference.junction() ? through(requireJunction(reference)) : this;
        start.requireOwner(reference.owner(), reference, names(start.model()));
        return start;
    }

    /** An attribute of this level or of its junction. */
    Attribute attribute(AttributeReference reference) {
        return column(reference).attribute();
    }

    /** The column of an attribute of this level or of its junction. */
    Column column(AttributeReference reference) {
        Scope start = startOf(reference);
        return start.table.column(attribute(start.model(), reference.name(), start.path));
    }

    Association association(AssociationReference reference) {
        requireOwner(reference.owner(), reference, associationNames(model()));
        return association(model(), reference.name(), path);
    }

    static Attribute attribute(Model model, String name, String path) {
        return model.attribute(name)
                .orElseThrow(() -> new QueryException("Unknown attribute '" + name + "' of model " + model.name()
                        + " at " + path + "; it has " + Suggestions.list(names(model), name)));
    }

    static Association association(Model model, String name, String path) {
        return model.association(name)
                .orElseThrow(() -> new QueryException("Unknown association '" + name + "' of model " + model.name()
                        + " at " + path + "; it has " + Suggestions.list(associationNames(model), name)));
    }

    private Table requireJunction(AttributeReference reference) {
        if (junction == null) {
            throw new QueryException("'" + reference + "' names a junction's attribute at " + path
                    + ", which is not reached through a many-to-many; use an attribute of " + model().name());
        }
        return junction;
    }

    private void requireOwner(@Nullable ModelReference owner, Object reference, List<String> available) {
        if (owner != null && !owner.names(model())) {
            throw new QueryException("'" + reference + "' is of model " + owner + ", but is used at " + path
                    + ", whose model is " + model().name() + "; it has " + available);
        }
    }

    private static List<String> names(Model model) {
        return model.attributes().stream().map(Attribute::name).toList();
    }

    static List<String> associationNames(Model model) {
        return model.associations().stream().map(Association::name).toList();
    }
}
