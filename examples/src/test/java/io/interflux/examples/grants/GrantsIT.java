package io.interflux.examples.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.interflux.examples.ExampleRun;
import io.interflux.examples.GuideJson;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The same JSON values as by name; the keys of an object stand in the order of the record's components. */
class GrantsIT {

    /** One for the roots with their to-ones, and one for each collection. */
    private static final Map<String, Integer> STATEMENTS = Map.of(
            "one-to-many instead", 2,
            "super many-to-many", 3,
            "deeply nested", 5,
            "junction attributes: all", 2,
            "junction attributes: some", 2,
            "junction attributes: none", 2);

    @OnEachDatabase
    void everyExampleGivesTheGuidesJson(TestDatabase database) throws JsonProcessingException {
        ExampleRun run = ExampleRun.prepared(database, Grants.SCHEMA, Grants::create);
        assertThat(Example.all()).extracting(Example::name).containsExactlyInAnyOrderElementsOf(STATEMENTS.keySet());
        for (Example example : Example.all()) {
            int statements = Objects.requireNonNull(STATEMENTS.get(example.name()), example.name());
            List<String> json = run.all(example.json(run.interflux()), statements);
            assertThat(json).singleElement().satisfies(graph -> assertGraph(example.name(), graph));
        }
    }

    @Test
    void printsEveryExampleUnderItsName() throws JsonProcessingException {
        String printed = ExampleRun.printed(() -> Grants.main(new String[] {}));
        List<String> blocks = List.of(printed.split("\n\n"));
        assertThat(blocks).hasSameSizeAs(Example.all());
        for (int i = 0; i < blocks.size(); i++) {
            String name = Example.all().get(i).name();
            assertThat(blocks.get(i)).startsWith("// " + name + "\n[\n  {\n    \"id\": 1,\n");
            assertGraph(name, blocks.get(i).substring(blocks.get(i).indexOf('\n')));
        }
    }

    private static void assertGraph(String example, String json) throws JsonProcessingException {
        assertThat(tree(json)).as(example).isEqualTo(tree(GuideJson.of(example)));
    }

    private static JsonNode tree(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }
}
