package io.interflux.r2dbc.random;

import io.interflux.testkit.cases.CaseDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must hold for a document whose tables are there.
 *
 * @param name for messages
 * @param failure what is wrong, or {@code null}
 */
record Check(String name, BiFunction<GraphRunner, CaseDocument, @Nullable String> failure) {

    private static final Check COUNT = new Check("count", GraphRunner::wrongTotal);

    /** Everything that is checked for one document: all variants, what each announces, pages of several sizes, and the number of roots. */
    static List<Check> all() {
        List<Check> checks = new ArrayList<>(List.of(COUNT, pages(1), pages(2), pages(3)));
        Stream.concat(Stream.of(Variant.DEFAULT), Variant.OTHERS.stream())
                .forEach(variant -> checks.addAll(List.of(graph(variant), announced(variant))));
        return checks;
    }

    /** The default and the number of roots; in turn another variant, or what one announces, or pages. */
    static List<Check> some(int turn) {
        Variant variant = Variant.OTHERS.get(turn % Variant.OTHERS.size());
        Check inTurn = turn % 4 == 3 ? pages(1 + turn % 3) : turn % 2 == 0 ? graph(variant) : announced(variant);
        return List.of(graph(Variant.DEFAULT), COUNT, inTurn);
    }

    private static Check graph(Variant variant) {
        return new Check(variant.toString(), (runner, document) -> runner.failure(document, variant));
    }

    private static Check announced(Variant variant) {
        return new Check(
                "as announced, " + variant, (runner, document) -> runner.differenceFromAnnounced(document, variant));
    }

    private static Check pages(int size) {
        return new Check("pages of " + size, (runner, document) -> runner.wrongPages(document, size));
    }
}
