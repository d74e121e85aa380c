package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Held;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import io.interflux.query.AssociationReference;
import io.interflux.query.IncludeSpec;
import io.interflux.query.LevelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one level of a query, and the class that its rows become. A projection adds to the level what its components name.
 *
 * @param mapping how rows become instances of the class
 * @param level what the query says
 * @param brought the includes that come from elsewhere: what a recursion follows
 * @param within the projections in which this one is, by components that the query does not name
 */
record Wanted(EntityMapping<?> mapping, LevelSpec level, Set<String> brought, List<Class<?>> within) {

    static Wanted of(EntityMapping<?> mapping, LevelSpec level) {
        return new Wanted(mapping, level, Set.of(), List.of());
    }

    /** Beside includes that come from elsewhere. */
    Wanted bringing(Set<String> names) {
        return new Wanted(mapping, level, names, within);
    }

    /** Whether the class has some of the model's attributes and associations only, by intent. */
    static boolean isProjection(EntityMapping<?> mapping, Model model) {
        return mapping.type() != model.javaType() && mapping.type() != DynamicEntity.class;
    }

    /** The attributes to be read where the query does not say it. */
    static List<Attribute> attributes(EntityMapping<?> mapping, Model model) {
        return isProjection(mapping, model) ? mapping.attributes() : List.copyOf(model.attributes());
    }

    /** The includes of the level, those that the components of a projection name after those that the query names. */
    List<IncludeSpec> includes(Scope scope) {
        List<IncludeSpec> includes = new ArrayList<>(level.includes());
        if (!isProjection(mapping, scope.model())) {
            return includes;
        }
        for (Association association : mapping.associations()) {
            String name = association.name();
            if (level.include(name) == null && !brought.contains(name) && !isFollowed(name)) {
                requireNotWithin(association, scope);
                includes.add(IncludeSpec.plain(new AssociationReference(null, name)));
            }
        }
        return includes;
    }

    private boolean isFollowed(String name) {
        return level.includes().stream()
                .filter(include -> include.recursion() != null)
                .flatMap(include -> include.followed().stream())
                .anyMatch(include -> include.name().equals(name));
    }

    /** A projection says by itself what is read. */
    static void requireNoProjection(EntityMapping<?> mapping, Scope scope) {
        if (isProjection(mapping, scope.model())) {
            throw new QueryException(
                    "The attributes of " + scope.path() + " are said twice, by only(…) and by the class "
                            + mapping.type().getSimpleName() + "; leave only(…) out.");
        }
    }

    private void requireNotWithin(Association association, Scope scope) {
        Held held = held(association.name(), association, scope);
        if (held.type() == mapping.type() || within.contains(held.type())) {
            throw new QueryException("The component " + association.name() + " of "
                    + mapping.type().getSimpleName() + " at " + scope.path() + " leads back to "
                    + held.type().getSimpleName() + ", so that it would have no end; say how it ends by include(\""
                    + association.name() + "\", c -> c.recursive()) before as(…).");
        }
    }

    /** What the class holds of an include; the model's own class where it has no place. */
    Held held(IncludeSpec include, Association association, Scope scope) {
        return held(include.name(), association, scope);
    }

    private Held held(String name, Association association, Scope scope) {
        Association placed = scope.model()
                .association(name)
                .filter(other -> other.target() == association.target())
                .orElse(association);
        Held held = mapping.held(placed);
        Class<?> own = association.target().javaType();
        return held != null ? held : new Held(own == null ? DynamicEntity.class : own, null);
    }

    /** What is asked of the rows that an include brings. */
    Wanted child(IncludeSpec include, EntityMapping<?> rows) {
        List<Class<?>> around = new ArrayList<>(within);
        around.add(mapping.type());
        return new Wanted(rows, include.level(), Set.of(), around);
    }

    /** The class of the junction row that the rows themselves carry, or {@code null} where they have no place for it. */
    @Nullable Class<?> junction(BelongsToManyAssociation many) {
        return mapping.heldJunction(many);
    }
}
