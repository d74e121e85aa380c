package io.interflux.r2dbc.random;

import static io.interflux.testkit.cases.CaseMetadata.names;
import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.query.Strategy;
import io.interflux.testkit.cases.CaseDocument;
import io.interflux.testkit.cases.CaseMetadata;
import java.util.List;

/**
 * How many statements a load may send, computed from the document alone: in each window one for the roots with the to-ones that ride along,
 * one for each other to-one and hasMany, two for each many-to-many; and two for a cursor.
 */
record StatementBounds(int least, int most) {

    static StatementBounds of(CaseDocument document, Variant variant) {
        JsonNode query = document.json().get("query");
        int roots = document.json().get("expected").size();
        int windows = roots / variant.windowRows() + 1;
        Counting counting = new Counting(document.metadata(), variant.strategy() != Strategy.BATCH);
        int perWindow = 1 + counting.beneath(query, text(query, "root"));
        boolean empty = query.path("limit").asLong(1) == 0;
        return new StatementBounds(empty ? 0 : 1, windows * perWindow + 2);
    }

    /** @param joins whether to-ones with a unique key ride along where they have no hint */
    private record Counting(CaseMetadata metadata, boolean joins) {

        int beneath(JsonNode level, String model) {
            int statements = 0;
            for (JsonNode include : level.path("include")) {
                JsonNode association = metadata.association(model, text(include, "as"));
                boolean joined =
                        include.has("strategy") ? text(include, "strategy").equals("JOIN") : joins;
                statements +=
                        include.has("recursive") ? recursive(include, association) : ofItself(association, joined);
                statements += beneath(include, text(association, "target"));
            }
            return statements;
        }

        /** No level is without a new row, and at the end come the rows. */
        private int recursive(JsonNode include, JsonNode association) {
            int relations = 1 + include.get("recursive").path("along").size();
            JsonNode table = metadata.model(text(association, "target")).get("table");
            int levels = metadata.document().get("rows").path(table.asText()).size() + 1;
            return levels * (relations + 1) + 1;
        }

        private int ofItself(JsonNode association, boolean joined) {
            return switch (text(association, "kind")) {
                case "belongsToMany" -> 2;
                case "hasMany" -> 1;
                case "hasOne" -> joined && isUnique(association) ? 0 : 1;
                default -> joined ? 0 : 1;
            };
        }

        private boolean isUnique(JsonNode association) {
            List<String> columns = names(association.get("foreignKey"));
            return columns.size() == 1
                    && metadata.column(text(association, "target"), columns.get(0))
                            .path("unique")
                            .asBoolean();
        }
    }

    boolean admit(int statements) {
        return least <= statements && statements <= most;
    }

    @Override
    public String toString() {
        return least + " to " + most;
    }
}
