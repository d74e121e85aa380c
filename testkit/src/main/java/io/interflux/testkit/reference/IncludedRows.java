package io.interflux.testkit.reference;

import static io.interflux.testkit.cases.CaseMetadata.elements;
import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.testkit.cases.CaseMetadata;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rows an include shows beneath a row. */
final class IncludedRows {

    private final CaseMetadata metadata;
    private final AssociatedRows rows;
    private final RowConditions conditions;

    IncludedRows(CaseMetadata metadata, AssociatedRows rows) {
        this.metadata = metadata;
        this.rows = rows;
        this.conditions = new RowConditions(metadata, rows);
    }

    /** The rows of the query's root that count, in order, before limit and offset. */
    List<RowPlace> roots(JsonNode query) {
        String model = text(query, "root");
        return rows.of(model).stream()
                .map(row -> RowPlace.of(model, row))
                .filter(place -> passes(query, place))
                .sorted(order().of(query))
                .toList();
    }

    /** The children that the include shows: those that count, in order, within limit and offset; of a to-one the first. */
    List<RowPlace> page(JsonNode include, RowPlace parent) {
        List<RowPlace> all =
                counted(include, parent).sorted(order().of(include)).toList();
        return isList(association(include, parent.model())) ? page(include, all) : page(all, 0, 1);
    }

    /** What the limit and offset of a level leave. */
    static <E> List<E> page(JsonNode level, List<E> all) {
        return page(all, level.path("offset").asLong(0), level.path("limit").asLong(Long.MAX_VALUE));
    }

    private static <E> List<E> page(List<E> all, long offset, long limit) {
        return all.stream().skip(offset).limit(limit).toList();
    }

    /** The children as the association has them: a list, or the first and {@code null} if there is none. */
    <E> @Nullable Object asAsked(JsonNode include, RowPlace parent, List<E> children) {
        if (isList(association(include, parent.model()))) {
            return children;
        }
        return children.isEmpty() ? null : children.get(0);
    }

    private JsonNode association(JsonNode include, String source) {
        return metadata.association(source, text(include, "as"));
    }

    private static boolean isList(JsonNode association) {
        return text(association, "kind").endsWith("Many");
    }

    /** Children for which the conditions on link and target hold and whose own required includes are not empty. */
    private Stream<RowPlace> counted(JsonNode include, RowPlace parent) {
        JsonNode association = association(include, parent.model());
        return rows.of(association, parent.row().target()).stream()
                .map(row -> RowPlace.at(association, row))
                .filter(child -> linkPasses(include.path("through").path("where"), child))
                .filter(child -> passes(include, child));
    }

    private boolean linkPasses(JsonNode where, RowPlace child) {
        TableRow junction = child.row().junction();
        return junction == null || conditions.holds(where, RowPlace.of(child.requireJunctionModel(), junction));
    }

    private boolean passes(JsonNode level, RowPlace place) {
        return conditions.holds(level.path("where"), place)
                && elements(level.path("include"))
                        .flatMap(include -> RecursiveRows.relations(include).stream())
                        .filter(IncludedRows::isRequired)
                        .allMatch(include -> counted(include, place).findAny().isPresent());
    }

    private static boolean isRequired(JsonNode include) {
        return include.has("required") ? include.get("required").asBoolean() : include.has("where");
    }

    private RowOrder order() {
        return new RowOrder(metadata, conditions, this);
    }
}
