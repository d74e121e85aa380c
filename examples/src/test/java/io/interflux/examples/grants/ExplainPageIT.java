package io.interflux.examples.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.explain.Explanation;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** What {@code docs/explain.md} shows of the guide's deep include is what the library says of it, word by word. */
class ExplainPageIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Example example = Examples.deepInclude();

    private Interflux prepared(TestDatabase database) {
        Interflux interflux = R2dbcInterflux.create(database.pool(1), example.schema());
        example.prepare(interflux).block(LIMIT);
        return interflux;
    }

    private static Explanation told(Mono<Explanation> explanation) {
        return explanation.blockOptional(LIMIT).orElseThrow();
    }

    private Select<DynamicEntity> firstTwenty() {
        return example.query().limit(20);
    }

    @OnEachDatabase
    void theTextOfEachDatabaseIsOnThePage(TestDatabase database) throws IOException {
        Explanation explanation = told(prepared(database).explain(firstTwenty()));
        assertThat(page()).contains("```\n" + explanation.text() + "```\n");
        assertThat(page()).contains("```mermaid\n" + explanation.mermaid() + "```\n");
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void whatWindowsOfManyRootsAddIsOnThePage(TestDatabase database) throws IOException {
        String text = told(prepared(database).explain(example.query())).text();
        assertThat(page()).contains("```\n" + text.substring(text.indexOf("In windows of more than")) + "```\n");
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void whatAnalyzingAddsIsOnThePageButForTimesAndPlans(TestDatabase database) throws IOException {
        Explanation analyzed = told(prepared(database).explainAnalyze(firstTwenty()));
        assertThat(analyzed.text()).contains("actual time=");
        assertThat(page()).contains("```\n" + withoutTimesAndPlans(analyzed) + "```\n");
    }

    private static String withoutTimesAndPlans(Explanation analyzed) {
        String plans = analyzed.roots()
                .all()
                .flatMap(step -> step.statements().stream())
                .flatMap(statement -> Objects.requireNonNull(statement.measured()).plan().stream())
                .collect(Collectors.joining("\n"));
        return analyzed.text()
                .lines()
                .filter(line -> !plans.contains(line.strip()))
                .map(line -> line.replaceFirst("\\d+ µs$", "… µs") + "\n")
                .collect(Collectors.joining());
    }

    private static String page() throws IOException {
        Path directory = Path.of("").toAbsolutePath();
        Path root = Files.exists(directory.resolve("docs")) ? directory : Objects.requireNonNull(directory.getParent());
        return Files.readString(root.resolve("docs/explain.md"));
    }
}
