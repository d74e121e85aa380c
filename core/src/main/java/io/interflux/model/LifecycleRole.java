package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.model.DataType.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an attribute of a {@link Lifecycle} is for. */
enum LifecycleRole {
    VERSION("version()"),
    CREATED_AT("timestamps()"),
    UPDATED_AT("timestamps()"),
    DELETED_AT("softDelete()");

    private static final Set<Kind> NUMBERS = EnumSet.of(Kind.SHORT, Kind.INTEGER, Kind.LONG);
    private static final Set<Kind> TIMES = EnumSet.of(Kind.INSTANT, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_ZONE);

    private final String option;

    LifecycleRole(String option) {
        this.option = option;
    }

    private Set<Kind> kinds() {
        return this == VERSION ? NUMBERS : TIMES;
    }

    /** @throws SchemaException if an attribute cannot have its role */
    static Lifecycle lifecycle(ModelDraft draft, List<Attribute> attributes) {
        Map<LifecycleRole, String> names = draft.lifecycle;
        return new Lifecycle(
                VERSION.find(draft, names.get(VERSION), attributes),
                CREATED_AT.find(draft, names.get(CREATED_AT), attributes),
                UPDATED_AT.find(draft, names.get(UPDATED_AT), attributes),
                DELETED_AT.find(draft, names.get(DELETED_AT), attributes));
    }

    private @Nullable Attribute find(ModelDraft draft, @Nullable String name, List<Attribute> attributes) {
        if (name == null) {
            return null;
        }
        Attribute attribute = attributes.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (!kinds().contains(attribute.type().kind()) || attribute.converter() != null) {
            throw refused(draft, attribute, "is of " + attribute.type() + ", not of one of " + kinds());
        }
        List<String> key = draft.key();
        if (attribute.generated() || (key != null && key.contains(name))) {
            throw refused(draft, attribute, "is generated or part of the primary key");
        }
        if (this == DELETED_AT && !attribute.nullable()) {
            throw refused(draft, attribute, "does not admit null, which rows that are not deleted have there");
        }
        return attribute;
    }

    SchemaException saidTwice(String model, String one, String other) {
        return new SchemaException("The model " + model + " says " + option + " of the attribute " + one + " and of "
                + other + ", but each row has one; keep one of them.");
    }

    private SchemaException refused(ModelDraft draft, Attribute attribute, String reason) {
        return new SchemaException("The attribute " + draft + "." + attribute.name() + " cannot serve " + option
                + ": it " + reason + "; give the option an attribute of its own.");
    }
}
