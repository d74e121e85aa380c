package io.interflux.assemble;

import io.interflux.mapping.Instantiation;
import io.interflux.mapping.Instantiator;
import io.interflux.mapping.Shape;
import io.interflux.plan.Node;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the instance of one node from a row, once everything beneath the row has been read: to-ones that ride along come from the row
 * itself, other includes from the results of their steps.
 */
public final class Assembler {

    private final Slots slots;
    private final Child[] children;
    private final Instantiation<?> instantiation;
    private final Instantiator<?> instantiator;
    private final int[] positions;
    private final int[] inOrder;
    private final int childrenAt;
    private final int junctionAt;
    private final String path;
    private final int nodes;

    /** An assembler for a node as it was planned. */
    public Assembler(Node node) {
        Shape shape = node.shape();
        this.path = shape.path();
        this.slots = new Slots(node.attributes());
        this.instantiation = node.mapping().instantiation(shape);
        this.instantiator = instantiation.instantiator();
        this.positions = instantiation.positions();
        this.inOrder = IntStream.range(0, shape.size()).toArray();
        this.childrenAt = shape.attributes().size() + (shape.junction() == null ? 0 : 1);
        this.junctionAt =
                shape.junction() == null ? -1 : positions[shape.attributes().size()];
        this.nodes = nodes(node);
        this.children = new Child[node.children().size()];
        for (int i = 0; i < children.length; i++) {
            boolean collection = shape.includes().get(i).association().isCollection();
            children[i] = child(node.children().get(i), collection);
        }
    }

    private static int nodes(Node node) {
        return 1
                + node.children().stream()
                        .filter(Node.Joined.class::isInstance)
                        .mapToInt(child -> nodes(((Node.Joined) child).node()))
                        .sum();
    }

    /** How the node is reached: {@code user.profiles}. */
    public String path() {
        return path;
    }

    /** How many instances are made of a row, with the to-ones that ride along. */
    public int nodes() {
        return nodes;
    }

    private static Child child(Node.Child child, boolean collection) {
        if (child instanceof Node.Joined joined) {
            Assembler assembler = new Assembler(joined.node());
            int presence = joined.presence();
            return (row, results) -> row.get(presence) == null ? null : assembler.instance(row, results);
        }
        if (child instanceof Node.Followed followed) {
            KeyReader start = new KeyReader(followed.start());
            int relation = followed.relation();
            return (row, results) -> results.followed(followed.index(), start.key(row), relation, collection);
        }
        Node.Stepped stepped = (Node.Stepped) child;
        KeyReader parentKey = new KeyReader(stepped.parentKey());
        return (row, results) -> results.children(stepped.index(), parentKey.key(row), collection);
    }

    /** How one include of a node is found for a row. */
    private interface Child {
        @Nullable Object of(LoadedRow row, StepResults results);
    }

    /** The instance of a row that carries no junction. */
    public Object instance(LoadedRow row, StepResults results) {
        return instantiator.instantiate(arguments(row, results));
    }

    /** What {@link #instance(Object[], Object)} makes instances of: all but the junction. */
    public @Nullable Object[] arguments(LoadedRow row, StepResults results) {
        return read(row, results, instantiation.arguments(), positions);
    }

    /** What a row says, in the order of the shape; the junction's place is still null. */
    public @Nullable Object[] values(LoadedRow row, StepResults results) {
        return read(row, results, new @Nullable Object[inOrder.length], inOrder);
    }

    private @Nullable Object[] read(LoadedRow row, StepResults results, @Nullable Object[] values, int[] places) {
        slots.read(row, values, places);
        for (int i = 0; i < children.length; i++) {
            values[places[childrenAt + i]] = children[i].of(row, results);
        }
        return values;
    }

    /** An instance of its own for one link. */
    public Object instance(@Nullable Object[] carried, Object junction) {
        @Nullable Object[] own = carried.clone();
        own[junctionAt] = junction;
        return instantiator.instantiate(own);
    }
}
