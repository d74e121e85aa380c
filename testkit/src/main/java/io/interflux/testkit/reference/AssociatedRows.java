package io.interflux.testkit.reference;

import static io.interflux.testkit.cases.CaseMetadata.names;
import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.testkit.cases.CaseMetadata;
import io.interflux.testkit.cases.CaseType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of all tables, and which of them an association leads to. */
final class AssociatedRows {

    private final CaseMetadata metadata;
    private final Map<String, List<TableRow>> tables = new HashMap<>();

    AssociatedRows(CaseMetadata metadata) {
        this.metadata = metadata;
        for (JsonNode model : metadata.document().get("models")) {
            String name = text(model, "name");
            List<TableRow> rows = new ArrayList<>();
            metadata.document()
                    .get("rows")
                    .path(text(model, "table"))
                    .forEach(row -> rows.add(new TableRow(metadata.values(name, row))));
            tables.put(name, rows);
        }
    }

    /** All rows of a model, in no order. */
    List<TableRow> of(String model) {
        return tables.getOrDefault(model, List.of());
    }

    /** The rows that the association leads to from a row, within its scopes, in no order; one for each link. */
    List<LinkedRow> of(JsonNode association, TableRow source) {
        return association.has("through") ? through(association, source) : direct(association, source);
    }

    private List<LinkedRow> direct(JsonNode association, TableRow source) {
        String target = text(association, "target");
        boolean own = text(association, "kind").equals("belongsTo");
        List<String> sourceColumns = own ? names(association.get("foreignKey")) : sourceKey(association);
        List<String> targetColumns =
                own ? orPrimaryKey(names(association.get("targetKey")), target) : names(association.get("foreignKey"));
        return of(target).stream()
                .filter(row -> ColumnValues.match(source.get(sourceColumns), row.get(targetColumns)))
                .filter(row -> inScope(association.path("scope"), target, row))
                .map(row -> new LinkedRow(row, null))
                .toList();
    }

    private List<LinkedRow> through(JsonNode association, TableRow source) {
        String junction = text(association, "through");
        List<@Nullable Object> key = source.get(sourceKey(association));
        List<LinkedRow> linked = new ArrayList<>();
        for (TableRow link : of(junction)) {
            if (ColumnValues.match(key, link.get(names(association.get("foreignKey"))))
                    && inScope(association.path("throughScope"), junction, link)) {
                targets(association, link).forEach(target -> linked.add(new LinkedRow(target, link)));
            }
        }
        return linked;
    }

    private List<TableRow> targets(JsonNode association, TableRow link) {
        String target = text(association, "target");
        List<String> targetColumns = orPrimaryKey(names(association.get("targetKey")), target);
        return of(target).stream()
                .filter(row -> ColumnValues.match(link.get(names(association.get("otherKey"))), row.get(targetColumns)))
                .filter(row -> inScope(association.path("scope"), target, row))
                .toList();
    }

    private List<String> sourceKey(JsonNode association) {
        return orPrimaryKey(names(association.get("sourceKey")), text(association, "source"));
    }

    private List<String> orPrimaryKey(List<String> given, String model) {
        return given.isEmpty() ? metadata.primaryKey(model) : given;
    }

    private boolean inScope(JsonNode scope, String model, TableRow row) {
        return scope.properties().stream().allMatch(entry -> {
            Object wanted = CaseType.of(metadata.column(model, entry.getKey())).read(entry.getValue());
            Object value = row.get(entry.getKey());
            return wanted != null && value != null && ColumnValues.compare(value, wanted) == 0;
        });
    }
}
