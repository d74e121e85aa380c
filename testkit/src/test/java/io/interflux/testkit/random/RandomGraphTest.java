package io.interflux.testkit.random;

import static io.interflux.testkit.cases.CaseMetadata.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.testkit.cases.CaseDocument;
import io.interflux.testkit.cases.CaseMetadata;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random documents are the same for the same seed, and hold what they are made for. */
class RandomGraphTest {

    private static final List<CaseDocument> DOCUMENTS = LongStream.range(0, 40)
            .mapToObj(seed -> RandomGraph.of(seed, true))
            .flatMap(graph -> IntStream.range(0, 5).mapToObj(graph::query))
            .toList();

    @Test
    void theSameSeedGivesTheSame() {
        assertThat(RandomGraph.of(7, true).query(3))
                .isEqualTo(RandomGraph.of(7, true).query(3));
        assertThat(RandomGraph.of(7, true).query(3))
                .isNotEqualTo(RandomGraph.of(8, true).query(3));
        assertThat(RandomGraph.of(7, true).query(3))
                .isNotEqualTo(RandomGraph.of(7, true).query(4));
    }

    @Test
    void everySchemaAndQueryIsOneOfTheLibrary() {
        for (CaseDocument document : DOCUMENTS) {
            assertThat(document.schema().models()).isNotEmpty();
            assertThat(document.query().model()).isNotNull();
        }
    }

    @Test
    void everyOptionComesUp() {
        String all = String.join(
                "\n", DOCUMENTS.stream().map(d -> d.json().toString()).toList());
        Stream.of(
                        "belongsTo",
                        "hasOne",
                        "hasMany",
                        "belongsToMany",
                        "throughScope",
                        "scope",
                        "path",
                        "name",
                        "required")
                .forEach(word -> assertThat(all).contains("\"" + word + "\""));
        Stream.of(
                        "any",
                        "none",
                        "all",
                        "count",
                        "not",
                        "other",
                        "between",
                        "like",
                        "notLike",
                        "in",
                        "notIn",
                        "offset",
                        "recursive",
                        "everywhere",
                        "depth",
                        "along")
                .forEach(word -> assertThat(all).contains("\"" + word + "\""));
        assertThat(all).contains("\"unique\":false", "\"constraints\":true", "\"primaryKey\":[]", "😀");
    }

    @Test
    void aThirdOfTheGraphsHaveSeveralRootsAndSomeHaveDepth() {
        assertThat(DOCUMENTS.stream()
                        .filter(document -> document.json().get("expected").size() > 1)
                        .count())
                .isGreaterThan(DOCUMENTS.size() / 3);
        assertThat(DOCUMENTS.stream()
                        .filter(document -> depth(document.json().get("expected")) >= 3)
                        .count())
                .isGreaterThan(DOCUMENTS.size() / 10);
    }

    /** How many levels of objects that have a key there are. */
    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return node.isObject() ? deepest + 1 : deepest;
    }

    @Test
    void theShrinkerLeavesARecursionThatTheFailureNeeds() {
        CaseDocument failing = DOCUMENTS.stream()
                .filter(document -> recursion(document).has("depth"))
                .filter(document -> depth(document.json().get("expected")) >= 3)
                .findFirst()
                .orElseThrow();
        CaseDocument smallest = Shrinker.shrink(
                failing,
                document -> recursion(document).has("depth")
                        && depth(document.json().get("expected")) >= 2,
                10_000);
        JsonNode query = smallest.json().get("query");
        assertThat(query.fieldNames()).toIterable().containsExactlyInAnyOrder("root", "include");
        assertThat(query.get("include")).hasSize(1);
        assertThat(query.get("include").get(0).fieldNames()).toIterable().containsExactlyInAnyOrder("as", "recursive");
        assertThat(recursion(smallest).fieldNames()).toIterable().containsExactly("depth");
    }

    private static JsonNode recursion(CaseDocument document) {
        return document.json().get("query").path("include").path(0).path("recursive");
    }

    @Test
    void theShrinkerLeavesWhatTheFailureNeeds() {
        CaseDocument failing = DOCUMENTS.stream()
                .filter(document -> document.json().get("query").path("include").size() > 1)
                .filter(document -> document.json().get("expected").size() > 2)
                .findFirst()
                .orElseThrow();
        CaseDocument smallest = Shrinker.shrink(
                failing, document -> document.json().get("expected").size() > 1, 10_000);
        String root = text(smallest.json().get("query"), "root");
        CaseMetadata metadata = smallest.metadata();
        assertThat(smallest.json().get("query")).hasSize(1);
        assertThat(smallest.json().get("models")).hasSize(1);
        assertThat(smallest.json().get("associations")).isEmpty();
        assertThat(smallest.json().get("rows").get(text(metadata.model(root), "table")))
                .hasSize(2);
    }
}
