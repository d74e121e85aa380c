package io.interflux.load;

import io.interflux.assemble.Assembler;
import io.interflux.assemble.KeyReader;
import io.interflux.plan.CollectionStep;
import io.interflux.plan.Node;
import io.interflux.plan.RecursiveStep;
import io.interflux.plan.RowSource;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.RenderedQuery;
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

    /** A step with its statements rendered. */
    sealed interface PreparedStep permits Batch, Links, PreparedRecursion {

        String path();

        KeyReader parentKey();

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

    /** Children by their parent's key. */
    record Batch(
            String path,
            KeyReader parentKey,
            boolean single,
            RenderedQuery query,
            KeyReader childKey,
            PreparedSource children)
            implements PreparedStep {

        static Batch of(CollectionStep.Batch step, QueryRenderer renderer) {
            return new Batch(
                    step.path(),
                    new KeyReader(step.parentKey()),
                    step.single(),
                    renderer.render(step.children().query()),
                    new KeyReader(step.childKey()),
                    PreparedSource.of(step.children(), renderer));
        }
    }

    /** A many-to-many: how the links are read, what each carries, and how targets are made. */
    sealed interface Links extends PreparedStep {

        RenderedQuery links();

        KeyReader linkParent();

        KeyReader linkTarget();

        @Nullable Assembler payload();

        KeyReader targetKey();

        PreparedSource targets();

        private static @Nullable Assembler payload(CollectionStep.@Nullable Payload payload) {
            return payload == null
                    ? null
                    : new Assembler(new Node(payload.shape(), payload.mapping(), payload.attributes(), List.of()));
        }
    }

    /** Links with their targets in the same row. */
    record LinksWithTargets(
            String path,
            KeyReader parentKey,
            RenderedQuery links,
            KeyReader linkParent,
            @Nullable Assembler payload,
            KeyReader targetKey,
            PreparedSource targets)
            implements Links {

        static LinksWithTargets of(CollectionStep.LinkWithTarget step, QueryRenderer renderer) {
            return new LinksWithTargets(
                    step.path(),
                    new KeyReader(step.parentKey()),
                    renderer.render(step.children().query()),
                    new KeyReader(step.linkParent()),
                    Links.payload(step.payload()),
                    new KeyReader(step.targetKey()),
                    PreparedSource.of(step.children(), renderer));
        }

        @Override
        public KeyReader linkTarget() {
            return targetKey;
        }
    }

    /** Links, then the targets not seen. */
    record LinksThenTargets(
            String path,
            KeyReader parentKey,
            RenderedQuery links,
            KeyReader linkParent,
            KeyReader linkTarget,
            @Nullable Assembler payload,
            RenderedQuery query,
            KeyReader targetKey,
            PreparedSource targets)
            implements Links {

        static LinksThenTargets of(CollectionStep.LinkThenTarget step, QueryRenderer renderer) {
            return new LinksThenTargets(
                    step.path(),
                    new KeyReader(step.parentKey()),
                    renderer.render(step.links()),
                    new KeyReader(step.linkParent()),
                    new KeyReader(step.linkTarget()),
                    Links.payload(step.payload()),
                    renderer.render(step.targets().query()),
                    new KeyReader(step.targetKey()),
                    PreparedSource.of(step.targets(), renderer));
        }
    }
}
