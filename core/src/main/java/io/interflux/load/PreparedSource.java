package io.interflux.load;

import io.interflux.assemble.Assembler;
import io.interflux.assemble.JunctionRows;
import io.interflux.assemble.KeyReader;
import io.interflux.plan.CollectionStep;
import io.interflux.plan.RecursiveStep;
import io.interflux.plan.RowSource;
import io.interflux.sql.QueryRenderer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link RowSource} made ready to run: its steps are rendered, once for all windows. */
record PreparedSource(Assembler assembler, List<PreparedStep> steps) {

    static PreparedSource of(RowSource source, QueryRenderer renderer) {
        return new PreparedSource(
                new Assembler(source.node()),
                source.steps().stream()
                        .map(step -> PreparedStep.of(step, renderer))
                        .toList());
    }

    /** The same with the values of a query's form in all statements. */
    PreparedSource with(List<Object> values) {
        return steps.isEmpty()
                ? this
                : new PreparedSource(
                        assembler, steps.stream().map(step -> step.with(values)).toList());
    }

    /** A step with its statements rendered. */
    sealed interface PreparedStep permits Batch, Links, PreparedRecursion {

        /** Which one it is, for listeners and messages. */
        Label label();

        default String path() {
            return label().path();
        }

        KeyReader parentKey();

        /** The same with the values of a query's form. */
        PreparedStep with(List<Object> values);

        static PreparedStep of(CollectionStep step, QueryRenderer renderer) {
            if (step instanceof RecursiveStep recursive) {
                return PreparedRecursion.of(recursive, renderer);
            }
            if (step instanceof CollectionStep.Batch batch) {
                return Batch.of(batch, renderer);
            }
            return step instanceof CollectionStep.LinkWithTarget both
                    ? LinksWithTargets.of(both, renderer)
                    : LinksThenTargets.of((CollectionStep.LinkThenTarget) step, renderer);
        }
    }

    /**
     * Tells a step from others.
     *
     * @param path {@code user.profiles}
     * @param strategy how it is read
     */
    record Label(String path, String strategy) {

        static Label of(CollectionStep step) {
            return new Label(step.path(), step.choice().strategy().name());
        }
    }

    /** Children by their parent's key. */
    record Batch(
            Label label,
            KeyReader parentKey,
            boolean single,
            PreparedQuery query,
            KeyReader childKey,
            PreparedSource children)
            implements PreparedStep {

        static Batch of(CollectionStep.Batch step, QueryRenderer renderer) {
            PreparedSource children = PreparedSource.of(step.children(), renderer);
            return new Batch(
                    Label.of(step),
                    new KeyReader(step.parentKey()),
                    step.single(),
                    PreparedQuery.of(step.children().query(), children.assembler(), renderer),
                    new KeyReader(step.childKey()),
                    children);
        }

        @Override
        public Batch with(List<Object> values) {
            return new Batch(label, parentKey, single, query.with(values), childKey, children.with(values));
        }
    }

    /** A many-to-many: how the links are read, what each carries, and how targets are made. */
    sealed interface Links extends PreparedStep {

        PreparedQuery links();

        KeyReader linkParent();

        KeyReader linkTarget();

        @Nullable JunctionRows payload();

        KeyReader targetKey();

        PreparedSource targets();

        /** Whether each target carries the junction row of its link, so that it has an instance for each. */
        default boolean isCarried() {
            JunctionRows rows = payload();
            return rows != null && !rows.beside();
        }
    }

    /** Links with their targets in the same row. */
    record LinksWithTargets(
            Label label,
            KeyReader parentKey,
            PreparedQuery links,
            KeyReader linkParent,
            @Nullable JunctionRows payload,
            KeyReader targetKey,
            PreparedSource targets)
            implements Links {

        static LinksWithTargets of(CollectionStep.LinkWithTarget step, QueryRenderer renderer) {
            PreparedSource targets = PreparedSource.of(step.children(), renderer);
            return new LinksWithTargets(
                    Label.of(step),
                    new KeyReader(step.parentKey()),
                    PreparedQuery.of(step.children().query(), targets.assembler(), renderer),
                    new KeyReader(step.linkParent()),
                    JunctionRows.of(step.payload()),
                    new KeyReader(step.targetKey()),
                    targets);
        }

        @Override
        public KeyReader linkTarget() {
            return targetKey;
        }

        @Override
        public LinksWithTargets with(List<Object> values) {
            return new LinksWithTargets(
                    label, parentKey, links.with(values), linkParent, payload, targetKey, targets.with(values));
        }
    }

    /** Links, then the targets not seen. */
    record LinksThenTargets(
            Label label,
            KeyReader parentKey,
            PreparedQuery links,
            KeyReader linkParent,
            KeyReader linkTarget,
            @Nullable JunctionRows payload,
            PreparedQuery query,
            KeyReader targetKey,
            PreparedSource targets)
            implements Links {

        static LinksThenTargets of(CollectionStep.LinkThenTarget step, QueryRenderer renderer) {
            PreparedSource targets = PreparedSource.of(step.targets(), renderer);
            return new LinksThenTargets(
                    Label.of(step),
                    new KeyReader(step.parentKey()),
                    PreparedQuery.ofLinks(step.links(), step.path(), renderer),
                    new KeyReader(step.linkParent()),
                    new KeyReader(step.linkTarget()),
                    JunctionRows.of(step.payload()),
                    PreparedQuery.of(step.targets().query(), targets.assembler(), renderer),
                    new KeyReader(step.targetKey()),
                    targets);
        }

        @Override
        public LinksThenTargets with(List<Object> values) {
            return new LinksThenTargets(
                    label,
                    parentKey,
                    links.with(values),
                    linkParent,
                    linkTarget,
                    payload,
                    query.with(values),
                    targetKey,
                    targets.with(values));
        }
    }
}
