package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToAssociation;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.query.IncludeSpec;
import java.util.List;

/** Options that the kind of an association does not have are errors, never silently ignored. */
final class IncludeRules {

    private IncludeRules() {}

    static void check(IncludeSpec include, Association association, Scope scope, List<Attribute> attributes) {
        String path = scope.path() + "." + include.name();
        if (include.junction() != null && !(association instanceof BelongsToManyAssociation)) {
            throw refused("through", path, association, "has no junction");
        }
        boolean paged = include.level().limit() != null || include.level().offset() != null;
        if (paged && !association.isCollection()) {
            throw refused("limit or offset", path, association, "has one row at most");
        }
        if (association instanceof BelongsToAssociation
                && !include.level().order().isEmpty()) {
            throw refused("orderBy", path, association, "has one row at most");
        }
        if (attributes.stream().anyMatch(attribute -> attribute.name().equals(include.name()))) {
            throw new QueryException("The include " + path + " has the name of an attribute of "
                    + scope.model().name() + "; give it another with as(\"…\")");
        }
    }

    private static QueryException refused(String option, String path, Association association, String reason) {
        return new QueryException(
                "The option " + option + " cannot apply to the include " + path + ": " + association + " " + reason);
    }
}
