package io.interflux.examples.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.Documentation;
import io.interflux.explain.Explanation;
import io.interflux.query.Select;
import io.interflux.query.ToManyInclude;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@code docs/explain.md} shows of the guide's deep include is what the library says of it, word by word. */
class ExplainPageIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Interflux prepared(TestDatabase database) {
        Interflux interflux = R2dbcInterflux.create(database.pool(1), Grants.SCHEMA);
        Grants.create(interflux).block(LIMIT);
        return interflux;
    }

    private static Explanation told(Mono<Explanation> explanation) {
        return explanation.blockOptional(LIMIT).orElseThrow();
    }

    private static Mono<Explanation> firstTwenty(Interflux interflux) {
        // tag::explain[]
        UnaryOperator<ToManyInclude<Grant>> withBothEnds =
                grant -> grant.include(Grant_.user).include(Grant_.profile);

        Mono<Explanation> why = interflux.explain(Select.from(User_.model)
                .include(User_.grants, withBothEnds)
                .include(User_.profiles, p -> p.include(Profile_.users, u -> u.include(User_.grants, withBothEnds)))
                .limit(20));
        // end::explain[]
        return why;
    }

    @Test
    void thePageShowsThisCode() {
        assertThat(page()).contains(Documentation.java("explain", ExplainPageIT.class));
    }

    @OnEachDatabase
    void theTextOfEachDatabaseIsOnThePage(TestDatabase database) {
        Explanation explanation = told(firstTwenty(prepared(database)));
        assertThat(page()).contains("```\n" + explanation.text() + "```\n");
        assertThat(page()).contains("```mermaid\n" + explanation.mermaid() + "```\n");
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void whatWindowsOfManyRootsAddIsOnThePage(TestDatabase database) {
        String text = told(prepared(database).explain(Example.deepInclude())).text();
        assertThat(page()).contains("```\n" + text.substring(text.indexOf("In windows of more than")) + "```\n");
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void whatAnalyzingAddsIsOnThePageButForTimesAndPlans(TestDatabase database) {
        Explanation analyzed =
                told(prepared(database).explainAnalyze(Example.deepInclude().limit(20)));
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

    private static String page() {
        return Documentation.page("docs/explain.md");
    }
}
