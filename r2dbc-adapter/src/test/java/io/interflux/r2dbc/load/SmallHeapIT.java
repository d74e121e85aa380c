package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.testkit.Fire;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Memory stays bounded: many parents with 5 children each, demanded one at a time, in a heap of 64 MiB that could not hold a half of them. */
class SmallHeapIT {

    private static final int PARENTS = Fire.count("parents in a heap of 64 MiB", 100_000, 200_000);

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void aLargeResultFitsIntoASmallHeap(TestDatabase database) throws IOException, InterruptedException {
        Family.create(database, PARENTS, 5);
        for (String order : List.of("key", "cursor")) {
            assertThat(run(database.url(), order))
                    .contains(PARENTS + " parents, " + 5 * PARENTS + " children, then 10");
        }
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void aHubThatDoesNotFitEndsAtTheBudget(TestDatabase database) throws IOException, InterruptedException {
        Family.create(database, 1, 300_000);
        assertThat(run(database.url(), "hub"))
                .contains("BudgetExceededException: The budget is used up at parent.children", "then 1");
    }

    private static String run(String url, String order) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        url,
                        order)
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(output).isTrue();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
