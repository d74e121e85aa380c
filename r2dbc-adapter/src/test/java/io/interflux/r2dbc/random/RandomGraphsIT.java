package io.interflux.r2dbc.random;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.interflux.testkit.Fire;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.interflux.testkit.cases.CaseDocument;
import io.interflux.testkit.random.RandomGraph;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.slf4j.LoggerFactory;

/**
 * Schemas, rows and queries made up at random: the graph that is loaded is the one that the reference evaluator says, under every variant.
 * The seeds are {@code interflux.random.seed} and those after it; a failure names its seed and ends with the smallest document that still
 * shows it, which is to be kept among the resources as a case.
 */
class RandomGraphsIT {

    private static final long FIRST_SEED = Long.getLong("interflux.random.seed", 1);
    private static final int GRAPHS =
            Integer.getInteger("interflux.random.graphs", Fire.count("random schemas per database", 15, 700));
    private static final int QUERIES = 10;

    /** Graphs in one database before it is emptied: what a load announces takes the longer, the more tables there are. */
    private static final int ROOM = 10;

    private static Logger warnings() {
        return (Logger) LoggerFactory.getLogger("io.interflux.load");
    }

    /** A hasOne with several rows is warned of, and here there are many. */
    @BeforeAll
    static void withoutWarnings() {
        warnings().setLevel(Level.ERROR);
    }

    @AfterAll
    static void withWarnings() {
        warnings().setLevel(null);
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void randomGraphsAreLoadedAsTheReferenceSays(TestDatabase database) {
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < GRAPHS; i += ROOM) {
            database.reset();
            try (GraphRunner runner = new GraphRunner(database)) {
                for (long seed = FIRST_SEED + i; seed < FIRST_SEED + Math.min(GRAPHS, i + ROOM); seed++) {
                    failure(seed, database.kind(), runner).ifPresent(failures::add);
                }
            }
        }
        assertThat(failures)
                .as("seeds " + FIRST_SEED + " to " + (FIRST_SEED + GRAPHS - 1))
                .isEmpty();
    }

    private static Optional<String> failure(long seed, Kind kind, GraphRunner runner) {
        RandomGraph graph = RandomGraph.of(seed, kind != Kind.H2);
        runner.create(graph.query(0));
        for (int number = 0; number < QUERIES; number++) {
            Optional<String> failure = failure(graph.query(number), Check.some(number), kind, runner);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> failure(CaseDocument document, List<Check> checks, Kind kind, GraphRunner runner) {
        for (Check check : checks) {
            String failure = check.failure().apply(runner, document);
            if (failure != null) {
                return Optional.of(new Reproduction(kind, check).report(document, failure));
            }
        }
        return Optional.empty();
    }

    /** Documents that once failed, and one written by hand. */
    @OnEachDatabase
    void keptCasesPass(TestDatabase database) throws URISyntaxException {
        URL cases = Objects.requireNonNull(RandomGraphsIT.class.getResource("/random"));
        for (CaseDocument document : CaseDocument.below(Path.of(cases.toURI()))) {
            database.reset();
            try (GraphRunner runner = new GraphRunner(database)) {
                runner.create(document);
                Check.all().forEach(check -> assertThat(check.failure().apply(runner, document))
                        .as(document.id() + ", " + check.name())
                        .isNull());
            }
        }
    }
}
