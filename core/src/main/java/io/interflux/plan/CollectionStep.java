package io.interflux.plan;

import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the children of one include for all parents of a window. */
public sealed interface CollectionStep
        permits CollectionStep.Batch, CollectionStep.LinkWithTarget, CollectionStep.LinkThenTarget, RecursiveStep {

    /** {@code user.profiles}, for messages and logs. */
    String path();

    /** The columns of the parents' rows that hold the keys to be sent. */
    List<Integer> parentKey();

    /** How this include is read, and why so. */
    Choice choice();

    /** What it sends, in order. */
    List<StepStatement> statements();

    /**
     * Children that hold the parent's key themselves: hasMany, and to-ones that do not ride along. One statement.
     *
     * @param single whether the first child is the result, not the list
     * @param childKey the columns of the children's rows that are equal to the parent's key
     */
    record Batch(
            String path,
            List<Integer> parentKey,
            Choice choice,
            boolean single,
            RowSource children,
            List<Integer> childKey)
            implements CollectionStep {

        @Override
        public List<StepStatement> statements() {
            return List.of(StepStatement.children(children, parentKey));
        }
    }

    /**
     * Many-to-many in one statement: each row is a link with its target, in the order of the children.
     *
     * @param children reads the junction joined with the target; its node is the target's
     * @param linkParent the columns of a row that are equal to the parent's key
     * @param payload what comes of each link, or {@code null} for nothing
     * @param targetKey the columns of a row that hold the target's key
     */
    record LinkWithTarget(
            String path,
            List<Integer> parentKey,
            Choice choice,
            RowSource children,
            List<Integer> linkParent,
            @Nullable Payload payload,
            List<Integer> targetKey)
            implements CollectionStep {

        @Override
        public List<StepStatement> statements() {
            return List.of(StepStatement.children(children, parentKey));
        }
    }

    /**
     * Many-to-many: first the links, in the order of the children, then the targets that this load has not seen yet. Two statements.
     *
     * @param links reads the junction: the two keys and the payload
     * @param linkParent the columns of a link that are equal to the parent's key
     * @param linkTarget the columns of a link that are equal to the target's key
     * @param payload what comes of each link, or {@code null} for nothing
     * @param targets reads the targets
     * @param targetKey the columns of a target's row that hold its key
     */
    record LinkThenTarget(
            String path,
            List<Integer> parentKey,
            Choice choice,
            RowQuery links,
            List<Integer> linkParent,
            List<Integer> linkTarget,
            @Nullable Payload payload,
            RowSource targets,
            List<Integer> targetKey)
            implements CollectionStep {

        /** The same with its links in another form. */
        LinkThenTarget by(Transport form) {
            return new LinkThenTarget(
                    path, parentKey, choice, links.by(form), linkParent, linkTarget, payload, targets, targetKey);
        }

        @Override
        public List<StepStatement> statements() {
            return List.of(
                    new StepStatement("links", links, parentKey, StepStatement.Sent.WITH_KEYS, null),
                    new StepStatement("targets", targets.query(), parentKey, StepStatement.Sent.IF_NEEDED, targets));
        }
    }

    /**
     * The junction row as an instance of its own.
     *
     * @param beside whether it comes beside its target, in a {@link io.interflux.mapping.Link}, and not within it
     */
    record Payload(Shape shape, EntityMapping<?> mapping, List<Node.Slot> attributes, boolean beside) {}
}
