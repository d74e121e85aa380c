package io.interflux.explain;

import io.interflux.plan.Evidence;

/** An explanation as text. */
final class TextRendering {

    private final StringBuilder text = new StringBuilder();

    private TextRendering() {}

    static String of(Explanation explanation) {
        TextRendering rendering = new TextRendering();
        rendering.step(explanation.roots(), 0);
        ExplainedStep many = explanation.manyRoots();
        if (many != null) {
            rendering.line(0, "In windows of more than " + Evidence.FEW_ROOTS + " roots:");
            rendering.step(many, 0);
        }
        rendering.line(0, "Round trips " + explanation.formula());
        for (MissingIndex missing : explanation.missingIndexes()) {
            rendering.line(0, "Missing index: " + missing);
            rendering.line(1, missing.advice() + ";");
        }
        return rendering.text.toString();
    }

    private void step(ExplainedStep step, int depth) {
        line(depth, step.path() + ": " + step.strategy() + ", " + step.reason());
        step.statements().forEach(statement -> statement(statement, depth + 1));
        step.beneath().forEach(child -> step(child, depth + 1));
    }

    private void statement(ExplainedStatement statement, int depth) {
        line(
                depth,
                statement.role() + " (" + statement.roundTrips() + ") " + statement.sql() + " "
                        + statement.parameters());
        Measured measured = statement.measured();
        if (measured != null) {
            line(
                    depth + 1,
                    measured.executions() + " executions, " + measured.keys() + " keys, " + measured.rows() + " rows, "
                            + measured.time().toNanos() / 1000 + " µs");
            measured.plan().forEach(planned -> line(depth + 1, planned));
        }
    }

    private void line(int depth, String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }
}
