package io.interflux.explain;

import io.interflux.sql.Binding;
import io.interflux.sql.SqlStatement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of one load take, put down to the steps of its explanation. A statement is known by its text; where steps share one,
 * by their order, in which they are sent for each window. Any other text is that of the roots, which changes from window to window.
 */
final class Measurement {

    private final Explanation explanation;
    private final Map<Place, Taken> byPlace = new LinkedHashMap<>();
    private final List<Taken> all;
    private @Nullable SqlStatement declared;
    private int last;

    Measurement(Explanation explanation) {
        this.explanation = explanation;
        add(explanation.roots());
        if (explanation.manyRoots() != null) {
            add(explanation.manyRoots());
        }
        this.all = List.copyOf(byPlace.values());
    }

    private void add(ExplainedStep roots) {
        roots.all().forEach(step -> step.statements().forEach(statement -> byPlace.computeIfAbsent(
                Place.of(step.path(), statement), place -> new Taken(statement.sql()))));
    }

    /** Where a statement is explained. The same one in windows of few and of many roots is measured once. */
    private record Place(String path, String role, String sql) {

        static Place of(String path, ExplainedStatement statement) {
            return new Place(path, statement.role(), statement.sql());
        }
    }

    /** What one statement of the explanation has taken so far. */
    static final class Taken {

        private final String sql;
        private @Nullable SqlStatement first;
        private List<String> plan = List.of();
        private long executions;
        private long keys;
        private long rows;
        private long nanos;

        Taken(String sql) {
            this.sql = sql;
        }

        private void begun(SqlStatement statement) {
            first = first == null ? statement : first;
            executions++;
            keys += keys(statement);
        }

        void row() {
            rows++;
        }

        void ended(long took) {
            nanos += took;
        }

        SqlStatement first() {
            return Objects.requireNonNull(first);
        }

        void planned(List<String> lines) {
            plan = lines;
        }

        Measured measured() {
            return new Measured(executions, keys, rows, Duration.ofNanos(nanos), plan);
        }
    }

    /** A cursor over the roots was declared, whose rows come by other statements. */
    void declared(SqlStatement statement) {
        declared = new SqlStatement(all.get(0).sql, statement.bindings(), List.of());
    }

    /** A statement is sent. */
    Taken begun(SqlStatement statement) {
        Taken taken = of(statement.text());
        boolean fetch = taken == all.get(0) && declared != null;
        taken.begun(fetch ? Objects.requireNonNull(declared) : statement);
        return taken;
    }

    private Taken of(String text) {
        for (int i = 1; i <= all.size(); i++) {
            int next = (last + i) % all.size();
            if (all.get(next).sql.equals(text)) {
                last = next;
                return all.get(next);
            }
        }
        last = 0;
        return all.get(0);
    }

    /** The keys of a step are its first array; a condition's come after. */
    private static long keys(SqlStatement statement) {
        return statement.bindings().stream()
                .filter(Binding.Array.class::isInstance)
                .mapToLong(array -> ((Binding.Array) array).values().size())
                .findFirst()
                .orElse(0);
    }

    /** What was sent at all. */
    List<Taken> sent() {
        return all.stream().filter(taken -> taken.executions > 0).toList();
    }

    /** The explanation with what was measured. */
    Explanation explanation() {
        ExplainedStep many = explanation.manyRoots();
        return new Explanation(
                explanation.database(),
                explanation.roots().mapped(this::measured),
                many == null ? null : many.mapped(this::measured),
                explanation.missingIndexes());
    }

    private ExplainedStatement measured(String path, ExplainedStatement statement) {
        return statement.with(
                Objects.requireNonNull(byPlace.get(Place.of(path, statement))).measured());
    }
}
