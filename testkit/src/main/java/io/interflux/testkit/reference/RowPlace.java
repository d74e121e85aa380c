package io.interflux.testkit.reference;

import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A row and what names mean at its level.
 *
 * @param model the row's model
 * @param junctionModel the junction's model, or {@code null} where the level is not reached through one
 */
record RowPlace(String model, @Nullable String junctionModel, LinkedRow row) {

    /** A row of a model by itself. */
    static RowPlace of(String model, TableRow row) {
        return new RowPlace(model, null, new LinkedRow(row, null));
    }

    /** A row that an association leads to. */
    static RowPlace at(JsonNode association, LinkedRow row) {
        String junction = association.has("through") ? text(association, "through") : null;
        return new RowPlace(text(association, "target"), junction, row);
    }

    String requireJunctionModel() {
        if (junctionModel == null) {
            throw new IllegalArgumentException("No junction leads to " + model);
        }
        return junctionModel;
    }
}
