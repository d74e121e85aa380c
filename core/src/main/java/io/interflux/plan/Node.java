package io.interflux.plan;

import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Shape;
import io.interflux.model.Attribute;
import java.util.List;

/**
 * One node of the include tree as it is read: the root, or an include under its parent.
 *
 * @param shape what an instance is made of
 * @param mapping makes the instances
 * @param attributes where each attribute of the shape is in a row
 * @param children one for each include of the shape, in its order
 */
public record Node(Shape shape, EntityMapping<?> mapping, List<Slot> attributes, List<Child> children) {

    /** An attribute and the column of the row that holds it. */
    public record Slot(Attribute attribute, int column) {}

    /** How an include of a node is read. */
    public sealed interface Child permits Joined, Stepped, Followed {

        /** Calls the method of this kind. */
        <R> R accept(Visitor<R> visitor);

        /** Does something with each kind; a kind that is added asks for its method. */
        interface Visitor<R> {

            /** See {@link Joined}. */
            R visitJoined(Joined joined);

            /** See {@link Stepped}. */
            R visitStepped(Stepped stepped);

            /** See {@link Followed}. */
            R visitFollowed(Followed followed);
        }
    }

    /**
     * A to-one that rides along in the parent's statement.
     *
     * @param node how its instance is made, from the same row
     * @param presence a column that is null exactly where there is no such row
     * @param choice why it rides along
     */
    public record Joined(Node node, int presence, Choice choice) implements Child {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitJoined(this);
        }
    }

    /**
     * An include with statements of its own.
     *
     * @param index of the step in its {@link RowSource}
     * @param parentKey the columns of the parent's row that hold the key
     */
    public record Stepped(int index, List<Integer> parentKey) implements Child {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitStepped(this);
        }
    }

    /**
     * What one relation of a recursive include brings.
     *
     * @param index of the {@link RecursiveStep} in its {@link RowSource}
     * @param start the columns of the row that hold the key by which the recursion knows it
     * @param relation which one of the step's
     */
    public record Followed(int index, List<Integer> start, int relation) implements Child {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFollowed(this);
        }
    }
}
