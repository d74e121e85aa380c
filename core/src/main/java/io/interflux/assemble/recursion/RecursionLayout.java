package io.interflux.assemble.recursion;

import io.interflux.assemble.KeyReader;
import io.interflux.plan.RecursiveStep;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Where the rows of a recursion have their keys.
 *
 * @param start by which a parent's row is known again
 * @param startSources where a parent's row has the keys of its links, by relation
 * @param node by which a row is known again
 * @param nodeSources where a row has the keys of its links, by relation
 * @param relations where the links have theirs
 * @param rows when the rows themselves are read
 */
public record RecursionLayout(
        KeyReader start,
        List<KeyReader> startSources,
        KeyReader node,
        List<KeyReader> nodeSources,
        List<Relation> relations,
        RecursiveStep.Rows rows) {

    /**
     * Where the links of one relation have their keys.
     *
     * @param source equal to the key of the row that a link comes from
     * @param target by which the row is known to which it leads
     * @param carries whether a link carries payload
     * @param single whether only the first link of a row counts
     */
    public record Relation(KeyReader source, KeyReader target, boolean carries, boolean single) {}

    /** The layout of a step. */
    public static RecursionLayout of(RecursiveStep step) {
        return new RecursionLayout(
                new KeyReader(step.parentKey()),
                readers(step, RecursiveStep.Relation::startSource),
                new KeyReader(step.nodeKey()),
                readers(step, RecursiveStep.Relation::nodeSource),
                step.relations().stream().map(RecursionLayout::relation).toList(),
                step.rows());
    }

    private static List<KeyReader> readers(
            RecursiveStep step, Function<RecursiveStep.Relation, List<Integer>> columns) {
        return step.relations().stream().map(columns).map(KeyReader::new).toList();
    }

    private static Relation relation(RecursiveStep.Relation relation) {
        return new Relation(
                new KeyReader(relation.links().source()),
                new KeyReader(relation.links().target()),
                relation.links().payload() != null,
                relation.single());
    }

    /** Where a link that leads to a row tells the keys of that row's own links: all are the key by which it is known, if any is told. */
    List<KeyReader> sourcesOfTarget(int relation) {
        return switch (rows) {
            case WITH_LINKS -> nodeSources;
            case EACH_LEVEL -> List.of();
            case AT_END ->
                Collections.nCopies(relations.size(), relations.get(relation).target());
        };
    }
}
