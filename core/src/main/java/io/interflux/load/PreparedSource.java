package io.interflux.load;

import io.interflux.assemble.Assembler;
import io.interflux.assemble.KeyReader;
import io.interflux.mapping.Shape;
import io.interflux.plan.CollectionStep;
import io.interflux.plan.Node;
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
    sealed interface PreparedStep {

        String path();

        KeyReader parentKey();

        static PreparedStep of(CollectionStep step, QueryRenderer renderer) {
            return step instanceof CollectionStep.Batch batch
                    ? Batch.of(batch, renderer)
                    : Links.of((CollectionStep.LinkThenTarget) step, renderer);
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

    /** Links, then the targets not seen. */
    record Links(
            String path,
            KeyReader parentKey,
            RenderedQuery links,
            KeyReader linkParent,
            KeyReader linkTarget,
            @Nullable Assembler payload,
            RenderedQuery query,
            KeyReader targetKey,
            PreparedSource targets)
            implements PreparedStep {

        static Links of(CollectionStep.LinkThenTarget step, QueryRenderer renderer) {
            return new Links(
                    step.path(),
                    new KeyReader(step.parentKey()),
                    renderer.render(step.links()),
                    new KeyReader(step.linkParent()),
                    new KeyReader(step.linkTarget()),
                    step.payload() == null ? null : payload(step.payload()),
                    renderer.render(step.targets().query()),
                    new KeyReader(step.targetKey()),
                    PreparedSource.of(step.targets(), renderer));
        }

        private static Assembler payload(CollectionStep.Payload payload) {
            Shape shape = payload.shape();
            return new Assembler(new Node(shape, payload.mapping(), payload.attributes(), List.of()));
        }
    }
}
