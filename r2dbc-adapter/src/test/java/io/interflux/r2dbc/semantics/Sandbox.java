package io.interflux.r2dbc.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * The tables of a schema in an empty database, behind a pool of one connection on which two conversations at a time fail.
 *
 * <pre>{@code
 * Sandbox sandbox = Sandbox.of(database, schema).rows("author(id, name)", row(1, "Ana"), row(2, null));
 * List<DynamicEntity> found = sandbox.find(Select.from("author").include("books"), 2);
 * }</pre>
 */
final class Sandbox {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private final Outline outline;
    private final StatementRecorder recorder;
    private final Interflux interflux;

    private Sandbox(TestDatabase database, Schema schema, LoadOptions options) {
        this.outline = new Outline(schema);
        this.recorder = StatementRecorder.on(database.connectionFactory());
        this.interflux = R2dbcInterflux.create(
                database.pool(recorder.connectionFactory(), 1), schema, R2dbcOptions.DEFAULT, options);
    }

    /** With empty tables. */
    static Sandbox of(TestDatabase database, Schema schema) {
        return of(database, schema, LoadOptions.DEFAULT);
    }

    /** With empty tables, and windows of another size. */
    static Sandbox of(TestDatabase database, Schema schema, LoadOptions options) {
        Sandbox sandbox = new Sandbox(database, schema, options);
        sandbox.all(sandbox.interflux.schema().create());
        return sandbox;
    }

    /** With rows: {@code rows("author(id, name)", row(1, "Ana"), row(2, null))}. */
    Sandbox rows(String model, @Nullable Object[]... rows) {
        String name = model.substring(0, model.indexOf('('));
        List<String> attributes =
                List.of(model.substring(name.length() + 1, model.length() - 1).split(", ", -1));
        all(interflux.insertAll(Arrays.stream(rows)
                .map(row -> DynamicEntity.of(name, values(attributes, row)))
                .toList()));
        return this;
    }

    static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private static Map<String, @Nullable Object> values(List<String> attributes, @Nullable Object[] row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < row.length; i++) {
            values.put(attributes.get(i), row[i]);
        }
        return values;
    }

    Interflux interflux() {
        return interflux;
    }

    <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher).collectList().blockOptional(LIMIT).orElseThrow();
    }

    /** All that comes, by exactly so many statements. */
    <T> List<T> all(Publisher<T> publisher, int statements) {
        recorder.clear();
        List<T> found = all(publisher);
        assertThat(recorder.texts()).hasSize(statements);
        return found;
    }

    /** The one that comes, by exactly so many statements. */
    <T> T one(Publisher<T> publisher, int statements) {
        List<T> found = all(publisher, statements);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** All roots, by exactly so many statements. */
    <T> List<T> find(Select<T> select, int statements) {
        return all(interflux.find(select), statements);
    }

    /** The query gives this outline, by exactly so many statements. */
    void assertOutline(Select<DynamicEntity> select, int statements, String expected) {
        assertThat(outline.of(find(select, statements))).isEqualTo(expected);
    }

    /** What was sent last. */
    List<String> texts() {
        return recorder.texts();
    }
}
