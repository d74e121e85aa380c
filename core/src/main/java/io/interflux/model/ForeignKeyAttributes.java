package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.error.internal.Suggestions;
import java.util.LinkedHashSet;
import java.util.List;

/** Adds the attributes of foreign keys where they are missing, typed like what they refer to, and checks those that are there. */
final class ForeignKeyAttributes {

    private final List<Reference> references;
    private final Naming naming;
    private final LinkedHashSet<String> underWay = new LinkedHashSet<>();

    ForeignKeyAttributes(List<Reference> references, Naming naming) {
        this.references = references;
        this.naming = naming;
    }

    /** @throws SchemaException if a key names an attribute that does not exist, or types or nullability contradict each other */
    void complete() {
        references.forEach(this::addMissing);
        references.forEach(this::requireSameTypes);
        references.forEach(this::makeNotNull);
    }

    private void addMissing(Reference reference) {
        for (String column : reference.columns()) {
            attribute(reference.owner(), column, reference);
        }
    }

    private Attribute attribute(ModelDraft model, String name, Reference askedBy) {
        Attribute known = model.attributes.get(name);
        if (known != null) {
            return known;
        }
        Reference maker = references.stream()
                .filter(r -> r.owner() == model && r.columns().contains(name))
                .findFirst()
                .orElseThrow(() -> unknown(model, name, askedBy));
        if (!underWay.add(model + "." + name)) {
            throw new SchemaException("The foreign keys " + underWay
                    + " refer to each other, so none of them has a type;" + " define one of the attributes.");
        }
        Attribute referenced =
                attribute(maker.target(), maker.referenced().get(maker.columns().indexOf(name)), maker);
        underWay.remove(model + "." + name);
        Attribute made = new Attribute(
                name, naming.columnName(name), referenced.type(), referenced.converter(), true, false, false);
        model.attributes.put(name, made);
        return made;
    }

    private static SchemaException unknown(ModelDraft model, String name, Reference askedBy) {
        return new SchemaException(askedBy + " refers to the attribute " + name + ", which the model " + model
                + " does not have. It has " + Suggestions.list(model.attributes.keySet(), name)
                + "; define the attribute or correct the key.");
    }

    private void requireSameTypes(Reference reference) {
        for (int i = 0; i < reference.columns().size(); i++) {
            Attribute column = attribute(reference.owner(), reference.columns().get(i), reference);
            Attribute referenced =
                    attribute(reference.target(), reference.referenced().get(i), reference);
            if (!comparable(column.type(), referenced.type())) {
                throw new SchemaException(
                        reference + " compares " + reference.owner() + "." + column.name() + " of type "
                                + column.type() + " with " + reference.target() + "." + referenced.name() + " of type "
                                + referenced.type() + "; give both the same type.");
            }
        }
    }

    private static boolean comparable(DataType<?> a, DataType<?> b) {
        if (a.javaType() != b.javaType() || a.scale() != b.scale()) {
            return false;
        }
        return a.kind() == b.kind() || (isText(a) && isText(b));
    }

    private static boolean isText(DataType<?> type) {
        return type.kind() == DataType.Kind.STRING || type.kind() == DataType.Kind.TEXT;
    }

    private void makeNotNull(Reference reference) {
        for (String column : reference.columns()) {
            boolean declaredNullable = reference.owner().declaredNullable.contains(column);
            if (reference.notNull() && declaredNullable) {
                throw new SchemaException(reference + " says notNull(), but " + reference.owner() + "." + column
                        + " is defined as nullable(); remove one of the two.");
            }
            if (reference.notNull() || (reference.junction() && !declaredNullable)) {
                reference.owner().makeNotNull(column);
            }
        }
    }
}
