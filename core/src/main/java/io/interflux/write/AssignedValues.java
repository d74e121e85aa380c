package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Suggestions;
import io.interflux.model.Attribute;
import io.interflux.model.Model;
import io.interflux.plan.Values;
import io.interflux.query.Assignments;
import io.interflux.query.AttributeReference;
import io.interflux.sql.Assigned;
import io.interflux.sql.Assignment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves the names of what is to be written. */
final class AssignedValues {

    private AssignedValues() {}

    /** @throws QueryException if the model has no such attribute, the library keeps it itself, or the value does not fit */
    static List<Assignment> of(Model model, Assignments<?> assignments) {
        List<Assignment> resolved = new ArrayList<>();
        assignments.values().forEach((reference, value) -> {
            Attribute attribute = attribute(model, reference);
            resolved.add(new Assignment(attribute, Assigned.value(attribute.type(), column(model, attribute, value))));
        });
        return resolved;
    }

    private static @Nullable Object column(Model model, Attribute attribute, @Nullable Object value) {
        if (value != null) {
            return Values.toColumn(attribute, value, model.name());
        }
        if (!attribute.nullable()) {
            throw new QueryException("'" + attribute.name() + "' of model " + model.name()
                    + " is not nullable, but is to be set to null; give it a value.");
        }
        return null;
    }

    /** The attribute that a reference names, if callers may write it. */
    static Attribute attribute(Model model, AttributeReference reference) {
        Attribute attribute = model.attribute(reference.name())
                .filter(found -> reference.path().isEmpty())
                .filter(found -> reference.owner() == null || reference.owner().names(model))
                .orElseThrow(() -> unknown(model, reference));
        if (model.lifecycle().fills(attribute)) {
            throw new QueryException("'" + attribute.name() + "' of model " + model.name()
                    + " is written by the library itself, with each update; leave it out.");
        }
        return attribute;
    }

    private static QueryException unknown(Model model, AttributeReference reference) {
        String owner = reference.owner() == null ? "" : reference.owner() + ".";
        return new QueryException("'" + owner + reference + "' cannot be written in " + model.name()
                + ", which has the attributes "
                + Suggestions.list(
                        model.attributes().stream().map(Attribute::name).toList(), reference.name()) + ".");
    }
}
