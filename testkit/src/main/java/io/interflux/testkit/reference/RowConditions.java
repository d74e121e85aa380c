package io.interflux.testkit.reference;

import static io.interflux.testkit.cases.CaseMetadata.elements;
import static io.interflux.testkit.cases.CaseMetadata.names;
import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.testkit.cases.CaseMetadata;
import io.interflux.testkit.cases.CaseType;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Decides conditions by SQL's three-valued logic. */
final class RowConditions {

    private final CaseMetadata metadata;
    private final AssociatedRows rows;

    RowConditions(CaseMetadata metadata, AssociatedRows rows) {
        this.metadata = metadata;
        this.rows = rows;
    }

    /** Whether the row counts; an absent condition is true. */
    boolean holds(JsonNode where, RowPlace place) {
        return where.isMissingNode() || decide(where, place) == Truth.TRUE;
    }

    private Truth decide(JsonNode where, RowPlace place) {
        if (where.has("and")) {
            return all(where.get("and"), place, Truth.TRUE, Truth::and);
        }
        if (where.has("or")) {
            return all(where.get("or"), place, Truth.FALSE, Truth::or);
        }
        if (where.has("not")) {
            return decide(where.get("not"), place).not();
        }
        return where.has("column") ? comparison(where, place) : associated(where, place);
    }

    private Truth all(JsonNode parts, RowPlace place, Truth start, BinaryOperator<Truth> combine) {
        return elements(parts).map(part -> decide(part, place)).reduce(start, combine);
    }

    private Truth associated(JsonNode where, RowPlace place) {
        if (where.has("any")) {
            return Truth.of(count(where, "any", place) > 0);
        }
        if (where.has("none")) {
            return Truth.of(count(where, "none", place) == 0);
        }
        if (where.has("all")) {
            JsonNode association = metadata.association(place.model(), text(where, "all"));
            int unfiltered = rows.of(association, place.row().target()).size();
            return Truth.of(count(where, "all", place) == unfiltered);
        }
        long count = count(where, "count", place);
        return compare(text(where, "op"), count, where.get("value").longValue());
    }

    /** How many rows of the association that the field names satisfy the condition beside it. */
    long count(JsonNode node, String field, RowPlace place) {
        JsonNode association = metadata.association(place.model(), text(node, field));
        return rows.of(association, place.row().target()).stream()
                .filter(row -> holds(node.path("where"), RowPlace.at(association, row)))
                .count();
    }

    private Truth comparison(JsonNode where, RowPlace place) {
        Object left = value(where, place);
        String operator = text(where, "op");
        JsonNode given = where.path("value");
        JsonNode column = column(where, place);
        return switch (operator) {
            case "isNull" -> Truth.of(left == null);
            case "notNull" -> Truth.of(left != null);
            case "in" -> in(left, column, given);
            case "notIn" -> in(left, column, given).not();
            case "between" ->
                compare("gte", left, read(column, given.get(0))).and(compare("lte", left, read(column, given.get(1))));
            case "like" -> like(left, given);
            case "notLike" -> like(left, given).not();
            default ->
                compare(operator, left, where.has("other") ? value(where.get("other"), place) : read(column, given));
        };
    }

    private static @Nullable Object read(JsonNode column, JsonNode value) {
        return CaseType.of(column).read(value);
    }

    private static Truth in(@Nullable Object left, JsonNode column, JsonNode values) {
        return elements(values)
                .map(value -> compare("eq", left, read(column, value)))
                .reduce(Truth.FALSE, Truth::or);
    }

    private static Truth like(@Nullable Object text, JsonNode pattern) {
        return text == null ? Truth.UNKNOWN : Truth.of(LikePattern.matches((String) text, pattern.textValue()));
    }

    private static Truth compare(String operator, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Truth.UNKNOWN;
        }
        int compared = ColumnValues.compare(left, right);
        return Truth.of(
                switch (operator) {
                    case "eq" -> compared == 0;
                    case "ne" -> compared != 0;
                    case "gt" -> compared > 0;
                    case "gte" -> compared >= 0;
                    case "lt" -> compared < 0;
                    case "lte" -> compared <= 0;
                    default -> throw new IllegalArgumentException("Unknown operator: " + operator);
                });
    }

    private JsonNode column(JsonNode reference, RowPlace place) {
        String start = reference.path("through").asBoolean() ? place.requireJunctionModel() : place.model();
        return metadata.columnAt(start, names(reference.path("path")), text(reference, "column"));
    }

    /** The value of a column of the row or of its junction row, or at the end of a way over to-ones; null where the way ends early. */
    @Nullable Object value(JsonNode reference, RowPlace place) {
        boolean ofJunction = reference.path("through").asBoolean();
        String model = ofJunction ? place.requireJunctionModel() : place.model();
        TableRow row = ofJunction
                ? Objects.requireNonNull(place.row().junction())
                : place.row().target();
        for (String alias : names(reference.path("path"))) {
            JsonNode association = metadata.association(model, alias);
            row = row == null ? null : first(association, row);
            model = text(association, "target");
        }
        return row == null ? null : row.get(text(reference, "column"));
    }

    /** Of several rows of a to-one the first by primary key. */
    private @Nullable TableRow first(JsonNode association, TableRow source) {
        List<String> key = metadata.primaryKey(text(association, "target"));
        return rows.of(association, source).stream()
                .map(LinkedRow::target)
                .min(byColumns(key))
                .orElse(null);
    }

    /** Smallest first, column by column, nulls last. */
    static Comparator<TableRow> byColumns(List<String> columns) {
        return (left, right) -> columns.stream()
                .mapToInt(column -> ColumnValues.compareNullsLast(left.get(column), right.get(column)))
                .filter(compared -> compared != 0)
                .findFirst()
                .orElse(0);
    }
}
