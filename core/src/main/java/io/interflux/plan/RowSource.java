package io.interflux.plan;

import java.util.List;

/**
 * What one statement reads and what is to be made of its rows.
 *
 * @param query the statement
 * @param node the instance to be made of each row, with the to-ones inside
 * @param steps what is to be read beneath these rows before instances can be made, in order
 */
public record RowSource(RowQuery query, Node node, List<CollectionStep> steps) {

    /** Copies the list. */
    public RowSource {
        steps = List.copyOf(steps);
    }
}
