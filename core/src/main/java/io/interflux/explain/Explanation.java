package io.interflux.explain;

import io.interflux.plan.Evidence;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a query is loaded: a tree of steps with what each sends and why, and what it costs in round trips. A value; it never holds the values
 * of a query.
 *
 * @param database the name of the database: {@code PostgreSQL}
 * @param roots the roots, with the includes beneath
 * @param manyRoots the same for windows of more than {@link Evidence#FEW_ROOTS} roots, or {@code null} where there are none or they are read
 *     in the same way
 * @param missingIndexes what the steps look rows up by without an index; empty where nothing is missing
 */
public record Explanation(
        String database, ExplainedStep roots, @Nullable ExplainedStep manyRoots, List<MissingIndex> missingIndexes) {

    /** Copies the list. */
    public Explanation {
        missingIndexes = List.copyOf(missingIndexes);
    }

    /** How many statements are sent for the first window of roots that has one. */
    public RoundTrips roundTrips() {
        return roots.allRoundTrips();
    }

    /**
     * {@code 3 per window: 1 for user, 1 for user.grants, 1 for user.profiles}, and where windows of many roots are read otherwise
     * {@code ; 3-4 per window of more than 100 roots: 1 for user, …}.
     */
    public String formula() {
        String few = formula("window", roots);
        return manyRoots == null
                ? few
                : few + "; " + formula("window of more than " + Evidence.FEW_ROOTS + " roots", manyRoots);
    }

    private static String formula(String window, ExplainedStep roots) {
        String parts = roots.all()
                .filter(step -> step.roundTrips().most() > 0)
                .map(step -> step.roundTrips() + " for " + step.path())
                .collect(Collectors.joining(", "));
        return roots.allRoundTrips() + " per " + window + ": " + parts;
    }

    /** As text, a step a paragraph, what is beneath it indented. */
    public String text() {
        return TextRendering.of(this);
    }

    /** As JSON: the components of this record and of those in it under their own names, as {@code docs/explain.md} describes. */
    public String json() {
        return JsonRendering.of(this);
    }

    /** As a flowchart of Mermaid: a box for each step, an arrow to each include. */
    public String mermaid() {
        return MermaidRendering.of(this);
    }

    @Override
    public String toString() {
        return text();
    }
}
