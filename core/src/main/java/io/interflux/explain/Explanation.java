package io.interflux.explain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a query is loaded: a tree of steps with what each sends and why, and what it costs in round trips. A value; it never holds the values
 * of a query.
 *
 * @param database the name of the database: {@code PostgreSQL}
 * @param roots the roots, with the includes beneath
 * @param missingIndexes what the steps look rows up by without an index; empty where nothing is missing
 */
public record Explanation(String database, ExplainedStep roots, List<MissingIndex> missingIndexes) {

    /** Copies the list. */
    public Explanation {
        missingIndexes = List.copyOf(missingIndexes);
    }

    /** How many statements are sent for one window of roots that has one. */
    public RoundTrips roundTrips() {
        return roots.all().map(ExplainedStep::roundTrips).reduce(RoundTrips.NONE, RoundTrips::plus);
    }

    /** {@code 3-4 per window: 1 for user, 1 for user.grants, 1-2 for user.profiles}. */
    public String formula() {
        String parts = roots.all()
                .filter(step -> step.roundTrips().most() > 0)
                .map(step -> step.roundTrips() + " for " + step.path())
                .collect(Collectors.joining(", "));
        return roundTrips() + " per window: " + parts;
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
