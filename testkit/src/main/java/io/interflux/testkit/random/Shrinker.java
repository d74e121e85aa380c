package io.interflux.testkit.random;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.testkit.cases.CaseDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds a small document that still fails: takes away parts of the query, rows, associations and models, one after another, as long as what
 * is left fails too.
 */
public final class Shrinker {

    /** Fields without which what holds them has no sense, or, as a recursion without depth, may never come to an end. */
    private static final Set<String> ESSENTIAL =
            Set.of("root", "as", "column", "dir", "op", "value", "not", "count", "depth");

    private final Predicate<CaseDocument> fails;
    private int attemptsLeft;

    private Shrinker(Predicate<CaseDocument> fails, int attempts) {
        this.fails = fails;
        this.attemptsLeft = attempts;
    }

    /**
     * The smallest document found.
     *
     * @param fails whether a document, with its expected roots, still shows the failure
     * @param attempts how often that may be asked
     */
    public static CaseDocument shrink(CaseDocument failing, Predicate<CaseDocument> fails, int attempts) {
        Shrinker shrinker = new Shrinker(fails, attempts);
        CaseDocument before = failing;
        CaseDocument smallest = shrinker.pass(before);
        while (!smallest.json().equals(before.json())) {
            before = smallest;
            smallest = shrinker.pass(before);
        }
        return smallest;
    }

    /** Tries each part once. After a part has gone, the next one has its place. */
    private CaseDocument pass(CaseDocument start) {
        CaseDocument smallest = start;
        List<JsonPointer> parts = parts(smallest.json());
        int position = 0;
        while (position < parts.size() && attemptsLeft > 0) {
            Optional<CaseDocument> smaller =
                    without(smallest, parts.get(position)).filter(this::stillFails);
            if (smaller.isPresent()) {
                smallest = smaller.get();
                parts = parts(smallest.json());
            } else {
                position++;
            }
        }
        return smallest;
    }

    private boolean stillFails(CaseDocument candidate) {
        attemptsLeft--;
        return fails.test(candidate);
    }

    /** Empty where the rest makes no sense any more, such as a query that names what is gone. */
    private static Optional<CaseDocument> without(CaseDocument document, JsonPointer part) {
        ObjectNode copy = document.json().deepCopy();
        JsonNode holder = copy.at(part.head());
        if (holder instanceof ObjectNode object) {
            object.remove(part.last().getMatchingProperty());
        } else {
            ((ArrayNode) holder).remove(part.last().getMatchingIndex());
        }
        try {
            return Optional.of(RandomGraph.evaluated(new CaseDocument(document.id(), copy)));
        } catch (IllegalArgumentException | NullPointerException senseless) {
            return Optional.empty();
        }
    }

    private static List<JsonPointer> parts(JsonNode document) {
        List<JsonPointer> parts = new ArrayList<>();
        addParts(JsonPointer.compile("/query"), document.get("query"), parts);
        for (String list : List.of("associations", "models")) {
            addElements(JsonPointer.compile("/" + list), document.get(list), parts);
        }
        JsonPointer rows = JsonPointer.compile("/rows");
        document.get("rows")
                .properties()
                .forEach(table -> addElements(rows.appendProperty(table.getKey()), table.getValue(), parts));
        return parts;
    }

    private static void addParts(JsonPointer pointer, JsonNode node, List<JsonPointer> parts) {
        node.properties().forEach(field -> {
            JsonPointer inner = pointer.appendProperty(field.getKey());
            if (!ESSENTIAL.contains(field.getKey())) {
                parts.add(inner);
                addParts(inner, field.getValue(), parts);
            }
        });
        if (node.isArray()) {
            addElements(pointer, node, parts);
            for (int i = 0; i < node.size(); i++) {
                addParts(pointer.appendIndex(i), node.get(i), parts);
            }
        }
    }

    private static void addElements(JsonPointer pointer, JsonNode array, List<JsonPointer> parts) {
        for (int i = 0; i < array.size(); i++) {
            parts.add(pointer.appendIndex(i));
        }
    }
}
