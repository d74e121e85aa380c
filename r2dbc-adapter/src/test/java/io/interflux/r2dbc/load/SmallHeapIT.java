package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Memory stays bounded: 200,000 parents with 5 children each, demanded one at a time, in a heap of 96 MiB. */
class SmallHeapIT {

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void aMillionRowsFitIntoASmallHeap(TestDatabase database) throws IOException, InterruptedException {
        Family.create(database, 200_000, 5);
        for (String order : List.of("key", "cursor")) {
            assertThat(run(database.url(), order)).contains("200000 parents, 1000000 children, then 10");
        }
    }

    private static String run(String url, String order) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx96m",
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
