package io.interflux.examples.byname;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.interflux.examples.ExampleRun;
import io.interflux.examples.GuideJson;
import io.interflux.testkit.TestDatabase;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ByNameIT {

    /** One for the roots with their to-ones, and one for each collection. */
    private static final Map<String, Integer> STATEMENTS = Map.ofEntries(
            Map.entry("through by name", 2),
            Map.entry("through by model", 2),
            Map.entry("payload", 2),
            Map.entry("own id", 2),
            Map.entry("one-to-many instead", 2),
            Map.entry("super many-to-many", 3),
            Map.entry("deeply nested", 5),
            Map.entry("aliases", 3),
            Map.entry("keys", 2),
            Map.entry("self-reference", 3),
            Map.entry("junction attributes: all", 2),
            Map.entry("junction attributes: some", 2),
            Map.entry("junction attributes: none", 2));

    @TestFactory
    Stream<DynamicNode> everyExampleGivesTheGuidesJson() {
        return Stream.of(TestDatabase.Kind.H2, TestDatabase.Kind.POSTGRESQL)
                .map(kind -> dynamicContainer(
                        kind.name(),
                        Examples.all().stream()
                                .map(example -> dynamicTest(example.name(), () -> assertJson(kind, example)))));
    }

    private static void assertJson(TestDatabase.Kind kind, Example example) {
        try (TestDatabase database = TestDatabase.open(kind)) {
            ExampleRun run = ExampleRun.on(database, example.schema());
            run.prepare(example.prepare(run.interflux()));
            int statements = Objects.requireNonNull(STATEMENTS.get(example.name()), example.name());
            assertThat(run.all(example.json(run.interflux()), statements))
                    .containsExactly(GuideJson.of(example.name()));
        }
    }

    @Test
    void printsEveryExampleUnderItsName() {
        String printed = ExampleRun.printed(() -> ByName.main(new String[] {}));
        StringBuilder all = new StringBuilder();
        for (Example example : Examples.all()) {
            all.append("// ").append(example.name()).append('\n');
            all.append(GuideJson.of(example.name())).append("\n\n");
        }
        assertThat(printed).isEqualTo(all.toString());
    }
}
