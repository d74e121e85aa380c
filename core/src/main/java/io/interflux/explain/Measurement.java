package io.interflux.explain;

import io.interflux.sql.Binding;
import io.interflux.sql.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of one load take, put down to the steps of its explanation. A statement is known by its text; where steps share one,
 * by their order, in which they are sent for each window. Any other text is that of the roots, which changes from window to window.
 */
final class Measurement {

    private final Explanation explanation;
    private final List<Taken> all;
    private @Nullable SqlStatement declared;
    private int last;

    Measurement(Explanation explanation) {
        this.explanation = explanation;
        this.all = explanation
                .roots()
                .all()
                .flatMap(step -> step.statements().stream())
                .map(statement -> new Taken(statement.sql()))
                .toList();
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
        Iterator<Taken> next = new ArrayList<>(all).iterator();
        ExplainedStep roots = explanation
                .roots()
                .mapped(statement -> statement.with(next.next().measured()));
        return new Explanation(explanation.database(), roots, explanation.missingIndexes());
    }
}
