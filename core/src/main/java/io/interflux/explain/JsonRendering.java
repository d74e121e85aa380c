package io.interflux.explain;

import java.util.List;
import java.util.function.Consumer;

/** An explanation as JSON, indented by two spaces. */
final class JsonRendering {

    private final JsonWriter json = new JsonWriter();

    private JsonRendering() {}

    static String of(Explanation explanation) {
        JsonRendering rendering = new JsonRendering();
        rendering.json.object(() -> rendering.explanation(explanation));
        return rendering.json.toString();
    }

    private void explanation(Explanation explanation) {
        json.member("database").text(explanation.database());
        json.member("roundTrips").object(() -> roundTrips(explanation.roundTrips()));
        json.member("roots").object(() -> step(explanation.roots()));
        ExplainedStep many = explanation.manyRoots();
        if (many != null) {
            json.member("manyRoots").object(() -> step(many));
        }
        list("missingIndexes", explanation.missingIndexes(), this::missingIndex);
    }

    private void step(ExplainedStep step) {
        json.member("path").text(step.path());
        json.member("strategy").text(step.strategy());
        json.member("reason").text(step.reason());
        list("statements", step.statements(), this::statement);
        list("beneath", step.beneath(), this::step);
    }

    private void statement(ExplainedStatement statement) {
        json.member("role").text(statement.role());
        json.member("sql").text(statement.sql());
        texts("parameters", statement.parameters());
        json.member("roundTrips").object(() -> roundTrips(statement.roundTrips()));
        Measured measured = statement.measured();
        if (measured != null) {
            json.member("measured").object(() -> measured(measured));
        }
    }

    private void roundTrips(RoundTrips roundTrips) {
        json.member("least").number(roundTrips.least());
        if (roundTrips.most() != RoundTrips.UNBOUNDED) {
            json.member("most").number(roundTrips.most());
        }
    }

    private void measured(Measured measured) {
        json.member("executions").number(measured.executions());
        json.member("keys").number(measured.keys());
        json.member("rows").number(measured.rows());
        json.member("nanoseconds").number(measured.time().toNanos());
        texts("plan", measured.plan());
    }

    private void missingIndex(MissingIndex missing) {
        json.member("path").text(missing.path());
        json.member("table").text(missing.table().toString());
        texts("columns", missing.columns());
        json.member("advice").text(missing.advice());
    }

    private <T> void list(String name, List<T> items, Consumer<T> members) {
        json.member(name).array(items, item -> json.object(() -> members.accept(item)));
    }

    private void texts(String name, List<String> items) {
        json.member(name).array(items, json::text);
    }
}
