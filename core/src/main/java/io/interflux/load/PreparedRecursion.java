package io.interflux.load;

import io.interflux.assemble.KeyReader;
import io.interflux.assemble.recursion.RecursionLayout;
import io.interflux.assemble.recursion.RecursiveAssembler;
import io.interflux.load.PreparedSource.Label;
import io.interflux.load.PreparedSource.PreparedStep;
import io.interflux.plan.RecursiveStep;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.RenderedQuery;
import java.util.List;

/**
 * A recursive include made ready to run.
 *
 * @param label {@code person.children}
 * @param layout where the rows have their keys
 * @param relations what is sent at each level
 * @param query reads rows by their keys; not sent where they come with the links
 * @param nodes makes what instances are made of
 * @param assembler makes the instances
 */
record PreparedRecursion(
        Label label,
        RecursionLayout layout,
        List<Relation> relations,
        RenderedQuery query,
        PreparedSource nodes,
        RecursiveAssembler assembler)
        implements PreparedStep {

    /** The statement of one relation. */
    record Relation(String path, RenderedQuery links) {

        private Relation with(List<Object> values) {
            return new Relation(path, links.with(values));
        }
    }

    static PreparedRecursion of(RecursiveStep step, QueryRenderer renderer) {
        return new PreparedRecursion(
                Label.of(step),
                RecursionLayout.of(step),
                step.relations().stream()
                        .map(relation -> new Relation(
                                relation.path(),
                                renderer.render(relation.links().query())))
                        .toList(),
                renderer.render(step.nodes().query()),
                PreparedSource.of(step.nodes(), renderer),
                new RecursiveAssembler(step));
    }

    @Override
    public KeyReader parentKey() {
        return layout.start();
    }

    @Override
    public PreparedRecursion with(List<Object> values) {
        return new PreparedRecursion(
                label,
                layout,
                relations.stream().map(relation -> relation.with(values)).toList(),
                query.with(values),
                nodes.with(values),
                assembler);
    }
}
