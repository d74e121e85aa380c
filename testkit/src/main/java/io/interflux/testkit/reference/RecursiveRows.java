package io.interflux.testkit.reference;

import static io.interflux.testkit.cases.CaseMetadata.nameOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes on beneath the children of a recursive include, from one start: each row once, where it is shallowest, or everywhere. */
final class RecursiveRows {

    /** Makes a row's map, without what the recursion adds. */
    @FunctionalInterface
    interface Shaper {
        Map<String, @Nullable Object> shape(JsonNode include, RowPlace place);
    }

    /** A row where it occurs. */
    private record Occurrence(RowPlace place, Map<String, @Nullable Object> shape) {

        TableRow row() {
            return place.row().target();
        }
    }

    private final IncludedRows included;
    private final Shaper shaper;
    private final List<JsonNode> relations;
    private final JsonNode recursion;

    RecursiveRows(IncludedRows included, Shaper shaper, JsonNode include) {
        this.included = included;
        this.shaper = shaper;
        this.relations = relations(include);
        this.recursion = include.get("recursive");
    }

    /** The include itself and those that are followed beside it, which read of each row what it reads; an include alone if it is not recursive. */
    static List<JsonNode> relations(JsonNode include) {
        List<JsonNode> relations = new ArrayList<>(List.of(include));
        for (JsonNode along : include.path("recursive").path("along")) {
            ObjectNode relation = along.deepCopy();
            for (String read : List.of("attributes", "include")) {
                if (include.has(read)) {
                    relation.set(read, include.get(read));
                }
            }
            relations.add(relation);
        }
        return relations;
    }

    /** Adds the children of a start, and everything beneath them, under the names of the associations that are followed. */
    void addTo(Map<String, @Nullable Object> shape, RowPlace place) {
        Occurrence start = new Occurrence(place, shape);
        int levels = recursion.path("depth").asInt(Integer.MAX_VALUE);
        if (recursion.path("everywhere").asBoolean()) {
            everywhere(start, Collections.newSetFromMap(new IdentityHashMap<>()), levels);
        } else {
            once(start, levels);
        }
    }

    private void once(Occurrence start, int levels) {
        Set<TableRow> expanded = Collections.newSetFromMap(new IdentityHashMap<>());
        expanded.add(start.row());
        List<Occurrence> level = List.of(start);
        for (int i = 0; i < levels && !level.isEmpty(); i++) {
            level = expand(level, child -> expanded.add(child.row()));
        }
    }

    private void everywhere(Occurrence occurrence, Set<TableRow> ancestors, int levels) {
        if (levels > 0 && ancestors.add(occurrence.row())) {
            expand(List.of(occurrence), child -> true).forEach(child -> everywhere(child, ancestors, levels - 1));
            ancestors.remove(occurrence.row());
        }
    }

    /** Adds their children to all of a level, relation by relation; gives those children from which it goes on. */
    private List<Occurrence> expand(List<Occurrence> level, Predicate<Occurrence> goesOn) {
        List<Occurrence> next = new ArrayList<>();
        for (JsonNode relation : relations) {
            for (Occurrence parent : level) {
                List<Occurrence> children = included.page(relation, parent.place()).stream()
                        .map(child -> new Occurrence(child, shaper.shape(relation, child)))
                        .toList();
                List<Map<String, @Nullable Object>> shapes =
                        children.stream().map(Occurrence::shape).toList();
                parent.shape().put(nameOf(relation), included.asAsked(relation, parent.place(), shapes));
                children.stream().filter(goesOn).forEach(next::add);
            }
        }
        return next;
    }
}
