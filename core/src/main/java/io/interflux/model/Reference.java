package io.interflux.model;

import io.interflux.error.SchemaException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That attributes of one model refer to a key of another, as one declaration implies it.
 *
 * @param junction whether it is one of the two of a many-to-many
 * @param description the declaration, for messages
 */
record Reference(
        ModelDraft owner,
        List<String> columns,
        ModelDraft target,
        List<String> referenced,
        boolean junction,
        boolean notNull,
        boolean constraints,
        @Nullable ReferentialAction onDelete,
        @Nullable ReferentialAction onUpdate,
        String description) {

    Reference {
        if (columns.size() != referenced.size()) {
            throw new SchemaException(description + " has the foreign key " + columns + " of " + columns.size()
                    + " attributes in " + owner
                    + ", but refers to the key " + referenced + " of " + referenced.size() + " in " + target
                    + "; name one attribute for each of the key, in its order.");
        }
    }

    boolean isTheSame(Reference other) {
        return owner == other.owner
                && target == other.target
                && columns.equals(other.columns)
                && referenced.equals(other.referenced);
    }

    @Override
    public String toString() {
        return description;
    }
}
