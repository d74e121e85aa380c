package io.interflux.mapping;

import io.interflux.error.InterfluxException;
import io.interflux.error.QueryException;
import io.interflux.error.SchemaException;
import io.interflux.error.internal.Suggestions;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a class must be like to take the rows of a model.
 *
 * @param model whose rows it takes
 * @param exception makes what is thrown of its message
 * @param advice how a component is mended that names nothing
 */
record ComponentChecks(Model model, Function<String, InterfluxException> exception, String advice) {

    static ComponentChecks ofEntity(Model model) {
        return new ComponentChecks(
                model, SchemaException::new, "; rename the component, or annotate it with @Junction.");
    }

    static ComponentChecks ofProjection(Model model) {
        return new ComponentChecks(model, QueryException::new, "; rename the component, or leave it out.");
    }

    void check(Composite<?> composite) {
        if (composite.places().isEmpty()) {
            throw exception.apply("The class " + composite.type().getName()
                    + " has no component, so that it takes nothing of the model " + model + "; give it one.");
        }
        composite.places().stream().filter(place -> !place.junction()).forEach(this::check);
    }

    private void check(Place place) {
        Composite<?> embedded = place.embedded();
        Attribute attribute = model.attribute(place.name()).orElse(null);
        Association association = model.association(place.name()).orElse(null);
        if (embedded != null) {
            check(embedded);
        } else if (attribute != null) {
            requireType(place, attribute);
        } else if (association != null) {
            requireForm(place, association);
            requireTarget(place, association);
        } else {
            throw unknown(place);
        }
    }

    private InterfluxException unknown(Place place) {
        return exception.apply("The component " + place.path() + " is neither an attribute nor an association of the"
                + " model " + model + ". It has " + Suggestions.list(names(), place.name()) + advice);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        model.attributes().forEach(attribute -> names.add(attribute.name()));
        model.associations().forEach(association -> names.add(association.name()));
        return names;
    }

    private void requireType(Place place, Attribute attribute) {
        if (!place.boxedType().isAssignableFrom(attribute.javaType())) {
            throw exception.apply("The component " + place.path() + " is of type "
                    + place.component().type().getSimpleName() + ", but the values of " + model + "."
                    + attribute.name() + " are of type " + attribute.javaType().getSimpleName()
                    + "; give the component that type.");
        }
    }

    private void requireForm(Place place, Association association) {
        if (place.component().isCollection() != association.isCollection()) {
            throw exception.apply("The component " + place.path() + " is of type "
                    + place.component().type().getSimpleName() + ", but " + association
                    + (association.isCollection()
                            ? " may have many rows; make it a List or a Many."
                            : " has one row at most; make it a One, or the class of the row itself."));
        }
        if (place.component().held().junction() != null && !(association instanceof BelongsToManyAssociation)) {
            throw exception.apply("The component " + place.path() + " holds links, but " + association
                    + " has no junction; let it hold the targets themselves.");
        }
    }

    /** Classes of the JDK take no row; whether others fit is seen when they are asked for. */
    private void requireTarget(Place place, Association association) {
        Held held = place.component().held();
        if (held.type().isPrimitive() || held.type().getClassLoader() == null) {
            throw exception.apply(
                    "The component " + place.path() + " holds " + held.type().getSimpleName() + ", but "
                            + association + " leads to " + association.target() + "; let it hold "
                            + name(association.target()) + ", a projection of it, or DynamicEntity.");
        }
    }

    private static String name(Model model) {
        Class<?> type = model.javaType();
        return type == null ? model.name() : type.getSimpleName();
    }
}
