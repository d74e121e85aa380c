package io.interflux.testkit.reference;

import static io.interflux.testkit.cases.CaseMetadata.nameOf;
import static io.interflux.testkit.cases.CaseMetadata.names;
import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.testkit.cases.CaseMetadata;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of one level: what is asked for, then the row's primary key, then the junction row's. */
final class RowOrder {

    private final CaseMetadata metadata;
    private final RowConditions conditions;
    private final IncludedRows included;

    RowOrder(CaseMetadata metadata, RowConditions conditions, IncludedRows included) {
        this.metadata = metadata;
        this.conditions = conditions;
        this.included = included;
    }

    Comparator<RowPlace> of(JsonNode level) {
        Comparator<RowPlace> order = this::byKeys;
        List<JsonNode> terms = CaseMetadata.elements(level.path("order")).toList();
        for (int i = terms.size() - 1; i >= 0; i--) {
            order = term(terms.get(i), level).thenComparing(order);
        }
        return order;
    }

    private Comparator<RowPlace> term(JsonNode term, JsonNode level) {
        Comparator<RowPlace> ascending =
                (left, right) -> ColumnValues.compareNullsLast(value(term, level, left), value(term, level, right));
        return text(term, "dir").equals("ASC") ? ascending : ascending.reversed();
    }

    private int byKeys(RowPlace left, RowPlace right) {
        int compared = byKey(left.model(), left.row().target(), right.row().target());
        TableRow one = left.row().junction();
        TableRow other = right.row().junction();
        return compared != 0 || one == null || other == null
                ? compared
                : byKey(left.requireJunctionModel(), one, other);
    }

    private int byKey(String model, TableRow left, TableRow right) {
        return RowConditions.byColumns(metadata.primaryKey(model)).compare(left, right);
    }

    private @Nullable Object value(JsonNode term, JsonNode level, RowPlace place) {
        if (term.has("count")) {
            return conditions.count(term, "count", place);
        }
        boolean along = !term.path("through").asBoolean() && term.has("path");
        return along ? along(term, level, place) : conditions.value(term, place);
    }

    /** Goes over the rows that the level's own includes show as far as they are included, and over the associations for the rest. */
    private @Nullable Object along(JsonNode term, JsonNode level, RowPlace place) {
        List<String> path = names(term.get("path"));
        if (path.isEmpty()) {
            return conditions.value(term, place);
        }
        JsonNode include = CaseMetadata.elements(level.path("include"))
                .filter(candidate -> nameOf(candidate).equals(path.get(0)))
                .findFirst()
                .orElse(MissingNode.getInstance());
        if (include.isMissingNode()) {
            return conditions.value(term, place);
        }
        List<RowPlace> shown = included.page(include, place);
        return shown.isEmpty() ? null : along(withoutFirst(term), include, shown.get(0));
    }

    private static JsonNode withoutFirst(JsonNode term) {
        ObjectNode rest = term.deepCopy();
        rest.withArray("path").remove(0);
        return rest;
    }
}
