package io.interflux.assemble.recursion;

import io.interflux.assemble.JunctionRows;
import io.interflux.assemble.LoadedRow;
import io.interflux.assemble.recursion.Occurrence.Branch;
import io.interflux.error.CycleException;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Instantiation;
import io.interflux.plan.RecursiveStep;
import io.interflux.query.Cycles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the instances of a recursion, children before parents, once a window has been walked. */
public final class RecursiveAssembler {

    private final RecursiveStep step;
    private final List<Maker> makers;

    /** An assembler for a step as it was planned. */
    public RecursiveAssembler(RecursiveStep step) {
        this.step = step;
        this.makers = step.relations().stream()
                .map(relation -> new Maker(relation, step.mapping()))
                .toList();
    }

    /**
     * What each start of a walk has beneath it, by its key: for each relation the list of its instances, or the instance where it is a to-one.
     *
     * @throws CycleException if there is a cycle and the include is to have none
     * @throws io.interflux.error.BudgetExceededException if there are more nodes or levels than the budget allows
     */
    public Map<Object, Object> related(Walk walk) {
        if (step.recursion().cycles() == Cycles.ERROR) {
            requireNoCycle(walk);
        }
        Expansion<Vertex> expansion = expansion(walk.graph());
        Map<Object, Object> related = new HashMap<>();
        for (Vertex start : walk.starts()) {
            List<Occurrence<Vertex>> places = expansion.beneath(start);
            places.forEach(this::make);
            related.put(start.key(), places.get(places.size() - 1).related());
        }
        return related;
    }

    private Expansion<Vertex> expansion(RecursiveGraph graph) {
        NodeMeter meter = meter();
        return step.recursion().everywhere()
                ? new EverywhereExpansion<>(graph, meter)
                : new OnceExpansion<>(graph, meter);
    }

    /** A meter for one window. */
    public NodeMeter meter() {
        return new NodeMeter(step.path(), step.recursion().depth(), step.budget());
    }

    private void requireNoCycle(Walk walk) {
        CycleSearch<Vertex> search = new CycleSearch<>(walk.graph());
        for (Vertex start : walk.starts()) {
            List<Object> way = search.way(start).stream().map(Vertex::key).toList();
            if (!way.isEmpty()) {
                throw new CycleException(message(way), step.path(), way);
            }
        }
    }

    private String message(List<Object> way) {
        return step.path() + " leads from " + step.nodes().query().from().model() + " " + way.get(way.size() - 1)
                + " back to it: "
                + way.stream().map(Object::toString).collect(Collectors.joining(" -> "))
                + "; mend the rows, or leave cycles(Cycles.ERROR) out to have a leaf there";
    }

    private void make(Occurrence<Vertex> place) {
        if (place.isMade()) {
            return;
        }
        @Nullable Object[] related = new @Nullable Object[makers.size()];
        for (int i = 0; i < related.length; i++) {
            related[i] = makers.get(i).related(place.branches(i));
        }
        place.made(related);
    }

    /** Makes the children of one relation. */
    private static final class Maker {

        private final boolean single;
        private final @Nullable JunctionRows payload;
        private final Instantiation<?> leaf;
        private final Instantiation<?> expanded;
        private final int attributes;

        Maker(RecursiveStep.Relation relation, EntityMapping<?> mapping) {
            this.single = relation.single();
            this.payload = JunctionRows.of(relation.links().payload());
            this.leaf = mapping.instantiation(relation.leaf());
            this.expanded = mapping.instantiation(relation.expanded());
            this.attributes = relation.leaf().attributes().size();
        }

        @Nullable Object related(List<Branch<Vertex>> branches) {
            if (single) {
                return branches.isEmpty() ? null : instance(branches.get(0));
            }
            List<Object> list = new ArrayList<>(branches.size());
            branches.forEach(branch -> list.add(instance(branch)));
            return Collections.unmodifiableList(list);
        }

        private Object instance(Branch<Vertex> branch) {
            if (payload == null || branch.link().payload() == null) {
                return instance(branch.link().target(), branch.below());
            }
            LoadedRow link = branch.link().payload();
            return payload.beside()
                    ? payload.link(instance(branch.link().target(), branch.below()), link)
                    : make(branch.link().target(), branch.below(), payload.instance(link));
        }

        /** Without payload one instance serves all links to the same place. */
        private Object instance(Vertex target, @Nullable Occurrence<Vertex> below) {
            if (below == null) {
                Object known = target.leaf();
                return known != null ? known : target.leaf(make(target, null, null));
            }
            Object known = below.instance();
            return known != null ? known : below.instance(make(target, below, null));
        }

        private Object make(Vertex target, @Nullable Occurrence<Vertex> below, @Nullable Object junction) {
            @Nullable Object[] own = target.values();
            @Nullable Object[] related = below == null ? new @Nullable Object[0] : below.related();
            int inserted = junction == null ? 0 : 1;
            Instantiation<?> made = below == null ? leaf : expanded;
            @Nullable Object[] arguments = made.arguments();
            for (int i = 0; i < own.length; i++) {
                made.put(i < attributes ? i : i + inserted, own[i], arguments);
            }
            if (junction != null) {
                made.put(attributes, junction, arguments);
            }
            for (int i = 0; i < related.length; i++) {
                made.put(own.length + inserted + i, related[i], arguments);
            }
            return made.instantiator().instantiate(arguments);
        }
    }
}
