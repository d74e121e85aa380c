package io.interflux.explain;

import io.interflux.plan.Evidence;

/** An explanation as a flowchart of Mermaid. */
final class MermaidRendering {

    private final StringBuilder text = new StringBuilder("flowchart TD\n");
    private int steps;

    private MermaidRendering() {}

    static String of(Explanation explanation) {
        MermaidRendering rendering = new MermaidRendering();
        rendering.step(explanation.roots());
        ExplainedStep many = explanation.manyRoots();
        if (many != null) {
            rendering
                    .text
                    .append("  subgraph more[\"windows of more than ")
                    .append(Evidence.FEW_ROOTS)
                    .append(" roots\"]\n");
            rendering.step(many);
            rendering.text.append("  end\n");
        }
        return rendering.text.toString();
    }

    /** Gives the number of the step's box. */
    private int step(ExplainedStep step) {
        int box = steps++;
        text.append("  s").append(box).append("[\"").append(label(step)).append("\"]\n");
        for (ExplainedStep child : step.beneath()) {
            int target = step(child);
            text.append("  s").append(box).append(" --> s").append(target).append('\n');
        }
        return box;
    }

    private static String label(ExplainedStep step) {
        String trips = step.statements().isEmpty() ? "" : "<br/>" + step.roundTrips();
        return escaped(step.path()) + "<br/>" + step.strategy() + trips;
    }

    /** Quotes and brackets would end the label; Mermaid takes characters by their number. */
    private static String escaped(String name) {
        StringBuilder label = new StringBuilder();
        name.codePoints().forEach(code -> {
            if ("\"<>&#;\n".indexOf(code) >= 0) {
                label.append('#').append(code).append(';');
            } else {
                label.appendCodePoint(code);
            }
        });
        return label.toString();
    }
}
