package io.interflux.testkit.random;

import static io.interflux.testkit.cases.CaseMetadata.elements;
import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.testkit.cases.CaseMetadata;
import io.interflux.testkit.cases.CaseType;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One level of a query that is being made up.
 *
 * @param model the level's model
 * @param junction the model of the junction through which the level is reached, or {@code null}
 */
record QueryPlace(CaseMetadata metadata, String model, @Nullable String junction) {

    /** The level that an association leads to. */
    QueryPlace along(JsonNode association) {
        String through = association.has("through") ? text(association, "through") : null;
        return new QueryPlace(metadata, text(association, "target"), through);
    }

    /** The junction's rows as a level of their own. */
    QueryPlace through(String junctionModel) {
        return new QueryPlace(metadata, junctionModel, null);
    }

    List<JsonNode> associations(Predicate<JsonNode> wanted) {
        return elements(metadata.document().get("associations"))
                .filter(association -> text(association, "source").equals(model))
                .filter(wanted)
                .toList();
    }

    static boolean isList(JsonNode association) {
        return text(association, "kind").endsWith("Many");
    }

    /** To-ones of which it is known which row they lead to. */
    List<JsonNode> ways() {
        return associations(association -> !isList(association)
                && !metadata.primaryKey(text(association, "target")).isEmpty());
    }

    List<JsonNode> columns(Predicate<CaseType> wanted) {
        return elements(metadata.model(model).get("columns"))
                .filter(column -> wanted.test(CaseType.of(column)))
                .toList();
    }
}
