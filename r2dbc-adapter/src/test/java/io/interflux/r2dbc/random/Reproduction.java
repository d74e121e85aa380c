package io.interflux.r2dbc.random;

import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.interflux.testkit.cases.CaseDocument;
import io.interflux.testkit.random.Shrinker;
import org.jspecify.annotations.Nullable;

/** Finds the smallest document that still fails a check in the same way, in a database of its own. */
final class Reproduction {

    private static final int ATTEMPTS = 600;

    private final Kind kind;
    private final Check check;

    Reproduction(Kind kind, Check check) {
        this.kind = kind;
        this.check = check;
    }

    /** The message for a failing document, which ends with the smallest one. */
    String report(CaseDocument failing, String failure) {
        try (TestDatabase database = TestDatabase.open(kind);
                GraphRunner runner = new GraphRunner(database)) {
            CaseDocument smallest = Shrinker.shrink(
                    failing, candidate -> sort(failure).equals(sort(run(database, runner, candidate))), ATTEMPTS);
            return failing.id() + " on " + kind + ", " + check.name() + ": " + failure
                    + "\nThe smallest document found that fails so, with: " + run(database, runner, smallest) + "\n"
                    + smallest.json();
        }
    }

    private @Nullable String run(TestDatabase database, GraphRunner runner, CaseDocument candidate) {
        try {
            database.reset();
            runner.create(candidate);
            return check.failure().apply(runner, candidate);
        } catch (RuntimeException impossible) {
            return null;
        }
    }

    /** An error's class, or that the graph differs. */
    private static String sort(@Nullable String failure) {
        if (failure == null) {
            return "none";
        }
        return failure.startsWith("$") ? "graph" : failure.replaceFirst("[: ].*(?s:.*)", "");
    }
}
