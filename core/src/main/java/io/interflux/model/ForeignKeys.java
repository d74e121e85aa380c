package io.interflux.model;

import io.interflux.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one {@link ForeignKey} of all declarations that imply the same reference. */
final class ForeignKeys {

    private final Map<ModelDraft, Model> models;

    ForeignKeys(Map<ModelDraft, Model> models) {
        this.models = models;
    }

    /** @throws SchemaException if a referenced key is not unique, or two declarations ask for different actions */
    List<ForeignKey> of(List<Reference> references) {
        List<ForeignKey> foreignKeys = new ArrayList<>();
        List<Reference> done = new ArrayList<>();
        for (Reference reference : references) {
            if (done.stream().noneMatch(reference::isTheSame)) {
                done.add(reference);
                List<Reference> same =
                        references.stream().filter(reference::isTheSame).toList();
                if (same.stream().allMatch(Reference::constraints)) {
                    foreignKeys.add(foreignKey(same));
                }
            }
        }
        return foreignKeys;
    }

    private ForeignKey foreignKey(List<Reference> same) {
        Reference first = same.get(0);
        Model owner = model(first.owner());
        Model target = model(first.target());
        Key columns = Keys.of(owner, first.columns());
        Key referenced = Keys.of(target, first.referenced());
        requireUnique(target, referenced, first);
        boolean junction = same.stream().anyMatch(Reference::junction);
        ReferentialAction onDelete = agreed(same, "onDelete", Reference::onDelete);
        ReferentialAction onUpdate = agreed(same, "onUpdate", Reference::onUpdate);
        requireNullable(onDelete, columns, first);
        requireNullable(onUpdate, columns, first);
        return new ForeignKey(
                owner,
                columns,
                target,
                referenced,
                onDelete == null ? conventionalOnDelete(junction, columns) : onDelete,
                onUpdate == null ? ReferentialAction.CASCADE : onUpdate);
    }

    private static ReferentialAction conventionalOnDelete(boolean junction, Key columns) {
        if (junction) {
            return ReferentialAction.CASCADE;
        }
        return Keys.allNullable(columns) ? ReferentialAction.SET_NULL : ReferentialAction.NO_ACTION;
    }

    private static void requireUnique(Model target, Key referenced, Reference reference) {
        Set<Attribute> attributes = Set.copyOf(referenced.attributes());
        boolean primary = target.primaryKey() != null
                && Set.copyOf(target.primaryKey().attributes()).equals(attributes);
        boolean unique = target.uniqueKeys().stream()
                .anyMatch(key -> Set.copyOf(key.key().attributes()).equals(attributes));
        if (!primary && !unique) {
            throw new SchemaException(reference + " refers to " + target + referenced
                    + ", which is neither the primary key nor declared unique, so no database can enforce it; declare it unique, or say"
                    + " constraints(false).");
        }
    }

    private static void requireNullable(@Nullable ReferentialAction action, Key columns, Reference reference) {
        if (action == ReferentialAction.SET_NULL
                && columns.attributes().stream().anyMatch(column -> !column.nullable())) {
            throw new SchemaException(
                    reference + " says SET NULL, but the foreign key " + columns + " of " + reference.owner()
                            + " does not admit null; choose another action, or make its attributes nullable.");
        }
    }

    private static @Nullable ReferentialAction agreed(
            List<Reference> same, String what, Function<Reference, @Nullable ReferentialAction> action) {
        List<Reference> saying = same.stream()
                .filter(reference -> action.apply(reference) != null)
                .toList();
        if (saying.isEmpty()) {
            return null;
        }
        ReferentialAction first = action.apply(saying.get(0));
        for (Reference other : saying) {
            if (action.apply(other) != first) {
                throw new SchemaException(
                        saying.get(0) + " and " + other + " share the foreign key " + other.columns() + " of "
                                + other.owner() + " and disagree about " + what + ": " + first + " against "
                                + action.apply(other)
                                + "; give both the same.");
            }
        }
        return first;
    }

    private Model model(ModelDraft draft) {
        return Objects.requireNonNull(models.get(draft));
    }
}
