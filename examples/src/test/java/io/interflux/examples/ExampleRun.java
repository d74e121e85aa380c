package io.interflux.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * An example on an empty database, behind a pool of one connection on which two conversations at a time fail.
 *
 * @param interflux on that database
 * @param recorder of what is sent
 */
public record ExampleRun(Interflux interflux, StatementRecorder recorder) {

    /**
     * What a test has seen of a load or a write.
     *
     * @param rows what came, in its order
     * @param statements what was sent, without BEGIN, COMMIT and ROLLBACK
     */
    public record Observed<T>(List<T> rows, List<String> statements) {}

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** On a database of the test's own. */
    public static ExampleRun on(TestDatabase database, Schema schema) {
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        return new ExampleRun(R2dbcInterflux.create(database.pool(recorder.connectionFactory(), 1), schema), recorder);
    }

    /** On a database of the test's own, after what comes before the statements that are to be counted. */
    public static ExampleRun prepared(
            TestDatabase database, Schema schema, Function<Interflux, Publisher<?>> preparation) {
        ExampleRun run = on(database, schema);
        run.prepare(preparation.apply(run.interflux));
        return run;
    }

    /** Does what comes before the statements that are to be counted. */
    public void prepare(Publisher<?> work) {
        all(work);
        recorder.clear();
    }

    /** Everything that comes, and what was sent for it since the last time. */
    public <T> Observed<T> observed(Publisher<T> publisher) {
        List<T> rows = all(publisher);
        Observed<T> observed = new Observed<>(rows, recorder.texts());
        recorder.clear();
        return observed;
    }

    /** Everything that comes, by exactly so many statements since the last time. */
    public <T> List<T> all(Publisher<T> publisher, int statements) {
        List<T> all = all(publisher);
        assertThat(recorder.texts()).hasSize(statements);
        recorder.clear();
        return all;
    }

    private static <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher).collectList().blockOptional(LIMIT).orElseThrow();
    }

    /** What a program prints to the standard output. */
    public static String printed(Runnable program) {
        PrintStream standard = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            program.run();
        } finally {
            System.setOut(standard);
        }
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
