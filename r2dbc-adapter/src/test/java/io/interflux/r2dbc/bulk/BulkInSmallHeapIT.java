package io.interflux.r2dbc.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.Fire;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Memory stays bounded: what is loaded is many times as large as the heap of 48 MiB. */
class BulkInSmallHeapIT {

    private static final int ROWS = Fire.count("rows of a bulk load in a heap of 48 MiB", 200_000, 2_000_000);

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void rowsStreamThroughASmallHeap(TestDatabase database) throws IOException, InterruptedException {
        R2dbcInterflux.create(database.url(), BulkInSmallHeap.schema())
                .schema()
                .create()
                .block(Loading.LIMIT);
        for (String policy : List.of("fail", "update")) {
            assertThat(run(database.url(), policy)).contains(ROWS + " rows written");
        }
        assertThat(database.column("SELECT count(*) FROM \"events\"")).containsExactly((long) ROWS);
    }

    private static String run(String url, String policy) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BulkInSmallHeap.class.getName(),
                        url,
                        String.valueOf(ROWS),
                        policy)
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(output).isTrue();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
