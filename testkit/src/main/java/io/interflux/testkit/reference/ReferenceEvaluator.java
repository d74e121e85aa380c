package io.interflux.testkit.reference;

import static io.interflux.testkit.cases.CaseMetadata.nameOf;
import static io.interflux.testkit.cases.CaseMetadata.names;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.testkit.cases.CaseDocument;
import io.interflux.testkit.cases.CaseMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what graph the query of a document must give, and how many roots there are, from the rows in the document alone.
 *
 * <pre>{@code
 * ReferenceEvaluator reference = ReferenceEvaluator.of(document);
 * assertThat(document.expecting(reference.roots(), reference.total()).difference(loaded)).isNull();
 * }</pre>
 */
public final class ReferenceEvaluator {

    private final CaseMetadata metadata;
    private final IncludedRows included;
    private final List<RowPlace> roots;

    private ReferenceEvaluator(CaseMetadata metadata) {
        this.metadata = metadata;
        this.included = new IncludedRows(metadata, new AssociatedRows(metadata));
        this.roots = included.roots(query());
    }

    /** Evaluates the query of that document; its {@code expected} is not looked at. */
    public static ReferenceEvaluator of(CaseDocument document) {
        return new ReferenceEvaluator(document.metadata());
    }

    private JsonNode query() {
        return metadata.document().get("query");
    }

    /** How many roots there are without limit and offset. */
    public long total() {
        return roots.size();
    }

    /** The roots within limit and offset, in order: each a map of its attributes, and of its children as maps and lists of maps. */
    public List<Map<String, @Nullable Object>> roots() {
        return IncludedRows.page(query(), roots).stream()
                .map(place -> shape(query(), place))
                .toList();
    }

    private Map<String, @Nullable Object> shape(JsonNode level, RowPlace place) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        attributes(level, place.model())
                .forEach(column -> shape.put(column, place.row().target().get(column)));
        addJunction(shape, level.path("through"), place);
        for (JsonNode include : level.path("include")) {
            if (include.has("recursive")) {
                new RecursiveRows(included, this::shape, include).addTo(shape, place);
            } else {
                shape.put(nameOf(include), children(include, place));
            }
        }
        return shape;
    }

    private List<String> attributes(JsonNode level, String model) {
        return level.has("attributes") ? names(level.get("attributes")) : metadata.columns(model);
    }

    /** The junction row under the name of its model, unless none of its attributes are asked for. */
    private void addJunction(Map<String, @Nullable Object> shape, JsonNode through, RowPlace place) {
        TableRow junction = place.row().junction();
        if (junction == null) {
            return;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        attributes(through, place.requireJunctionModel()).forEach(column -> values.put(column, junction.get(column)));
        if (!values.isEmpty()) {
            shape.put(place.requireJunctionModel(), values);
        }
    }

    private @Nullable Object children(JsonNode include, RowPlace parent) {
        List<Map<String, @Nullable Object>> children = new ArrayList<>();
        included.page(include, parent).forEach(child -> children.add(shape(include, child)));
        return included.asAsked(include, parent, children);
    }
}
