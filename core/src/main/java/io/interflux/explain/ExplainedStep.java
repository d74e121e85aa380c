package io.interflux.explain;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The roots of a load, or an include of it.
 *
 * @param path {@code user.profiles}
 * @param strategy how it is read: {@code KEYSET} and others for roots, the name of a {@link io.interflux.query.Strategy} for includes
 * @param reason why so, in words
 * @param statements what it sends, in order; empty for a to-one that rides along in its parent's statement
 * @param beneath its own includes, in their order
 */
public record ExplainedStep(
        String path, String strategy, String reason, List<ExplainedStatement> statements, List<ExplainedStep> beneath) {

    /** Copies the lists. */
    public ExplainedStep {
        statements = List.copyOf(statements);
        beneath = List.copyOf(beneath);
    }

    /** How many statements it sends itself, for one window. */
    public RoundTrips roundTrips() {
        return statements.stream().map(ExplainedStatement::roundTrips).reduce(RoundTrips.NONE, RoundTrips::plus);
    }

    /** How many statements it sends with everything beneath, for one window. */
    RoundTrips allRoundTrips() {
        return all().map(ExplainedStep::roundTrips).reduce(RoundTrips.NONE, RoundTrips::plus);
    }

    /** This and everything beneath, each before what is beneath it: the order in which statements are sent. */
    public Stream<ExplainedStep> all() {
        return Stream.concat(Stream.of(this), beneath.stream().flatMap(ExplainedStep::all));
    }

    /** The same with other statements, asked for by the path of their step. */
    ExplainedStep mapped(BiFunction<String, ExplainedStatement, ExplainedStatement> change) {
        List<ExplainedStatement> changed = statements.stream()
                .map(statement -> change.apply(path, statement))
                .toList();
        return new ExplainedStep(
                path,
                strategy,
                reason,
                changed,
                beneath.stream().map(step -> step.mapped(change)).toList());
    }
}
