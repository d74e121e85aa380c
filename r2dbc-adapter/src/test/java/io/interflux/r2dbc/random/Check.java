package io.interflux.r2dbc.random;

import io.interflux.testkit.cases.CaseDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must hold for a document whose tables are there.
 *
 * @param name for messages
 * @param failure what is wrong, or {@code null}
 */
record Check(String name, BiFunction<GraphRunner, CaseDocument, @Nullable String> failure) {

    private static final Check COUNT = new Check("count", GraphRunner::wrongTotal);

    /** Everything that is checked for one document: all variants, and the number of roots. */
    static List<Check> all() {
        List<Check> checks = new ArrayList<>(List.of(of(Variant.DEFAULT), COUNT));
        Variant.OTHERS.forEach(variant -> checks.add(of(variant)));
        return checks;
    }

    /** The default, one other variant in turn, and the number of roots. */
    static List<Check> some(int turn) {
        return List.of(of(Variant.DEFAULT), of(Variant.OTHERS.get(turn % Variant.OTHERS.size())), COUNT);
    }

    private static Check of(Variant variant) {
        return new Check(variant.toString(), (runner, document) -> runner.failure(document, variant));
    }
}
