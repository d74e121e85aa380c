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
 * What the statements of one load take, put down to the steps of its explanation by their path. A step with several statements tells them
 * apart by their text. The text of the roots changes from window to window; they have one statement.
 */
final class Measurement {

    private final Explanation explanation;
    private final Map<Place, Taken> byPlace = new LinkedHashMap<>();
    private @Nullable SqlStatement declared;

    Measurement(Explanation explanation) {
        this.explanation = explanation;
        add(explanation.roots());
        if (explanation.manyRoots() != null) {
            add(explanation.manyRoots());
        }
    }

    private void add(ExplainedStep roots) {
        roots.all().forEach(step -> step.statements()
                .forEach(statement -> byPlace.computeIfAbsent(
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

    /** The path of the roots. */
    String roots() {
        return explanation.roots().path();
    }

    /** A cursor over the roots was declared, whose rows come by other statements. */
    void declared(SqlStatement statement) {
        declared = new SqlStatement(of(roots()).get(0).sql, statement.bindings(), List.of());
    }

    /** A statement of a step is sent. */
    Taken begun(String path, SqlStatement statement) {
        List<Taken> statements = of(path);
        Taken taken = statements.stream()
                .filter(one -> one.sql.equals(statement.text()))
                .findFirst()
                .orElse(statements.get(0));
        taken.begun(path.equals(roots()) && declared != null ? declared : statement);
        return taken;
    }

    private List<Taken> of(String path) {
        return byPlace.entrySet().stream()
                .filter(entry -> entry.getKey().path().equals(path))
                .map(Map.Entry::getValue)
                .toList();
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
        return byPlace.values().stream().filter(taken -> taken.executions > 0).toList();
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
