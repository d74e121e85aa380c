package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.query.AssociationHandle;
import io.interflux.query.AssociationReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Which children of an entity are written with it. Immutable.
 *
 * <p>A child is a new row, unless its primary key is one that the database generates and the child has it already: then it is a row that
 * exists, which is only connected. {@link #connect} says that all children of an association exist, {@link #create} that all are new,
 * whatever keys they have. New rows are told apart by reference: one instance at several places is one row. Rows that exist are told apart
 * by key.
 *
 * <pre>{@code
 * interflux.insertGraph(amidala, g -> g.with(profiles, p -> p.connect(tags)))
 * }</pre>
 *
 * @param <T> the entity
 */
public final class Graph<T> {

    /** Whether children are new rows. */
    enum Children {
        /** Those without a generated key are. */
        BY_KEY,
        /** None is. */
        EXISTING,
        /** All are. */
        NEW
    }

    /** One association whose children are written. */
    record Branch(AssociationReference association, Children children, Graph<?> graph) {}

    private final List<Branch> branches;

    private Graph(List<Branch> branches) {
        this.branches = branches;
    }

    static <T> Graph<T> alone() {
        return new Graph<>(List.of());
    }

    List<Branch> branches() {
        return branches;
    }

    /** With the children of an association. */
    public <C> Graph<T> with(AssociationHandle<T, C, ?> association) {
        return with(association, UnaryOperator.identity());
    }

    /** With the children of an association, and theirs as the block says. */
    public <C> Graph<T> with(AssociationHandle<T, C, ?> association, UnaryOperator<Graph<C>> children) {
        return and(association, Children.BY_KEY, children);
    }

    /** With the children of an association, all of which are rows that exist. */
    public <C> Graph<T> connect(AssociationHandle<T, C, ?> association) {
        return and(association, Children.EXISTING, UnaryOperator.identity());
    }

    /** With the children of an association, all of which are rows that exist, and theirs as the block says. */
    public <C> Graph<T> connect(AssociationHandle<T, C, ?> association, UnaryOperator<Graph<C>> children) {
        return and(association, Children.EXISTING, children);
    }

    /** With the children of an association, all of which are new, those with a key of their own too. */
    public <C> Graph<T> create(AssociationHandle<T, C, ?> association) {
        return and(association, Children.NEW, UnaryOperator.identity());
    }

    /** With the children of an association, all of which are new, and theirs as the block says. */
    public <C> Graph<T> create(AssociationHandle<T, C, ?> association, UnaryOperator<Graph<C>> children) {
        return and(association, Children.NEW, children);
    }

    private <C> Graph<T> and(AssociationHandle<T, C, ?> association, Children children, UnaryOperator<Graph<C>> block) {
        AssociationReference reference =
                Arguments.required("The association of a graph", association).reference();
        Graph<C> nested = Arguments.required("The block of the graph's " + reference, block)
                .apply(alone());
        return and(new Branch(
                reference,
                children,
                Arguments.required("What the block of the graph's " + reference + " gives", nested)));
    }

    private Graph<T> and(Branch added) {
        String name = added.association().name();
        if (branches.stream().anyMatch(branch -> branch.association().name().equals(name))) {
            throw new QueryException("The graph names '" + name + "' twice at one level; name it once.");
        }
        List<Branch> all = new ArrayList<>(branches);
        all.add(added);
        return new Graph<>(List.copyOf(all));
    }
}
