package io.interflux.assemble.recursion;

import io.interflux.assemble.LoadedRow;
import io.interflux.plan.RecursiveStep.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a load has read for one recursive include: each row once, and the links between them. Bounded by an estimate of its size: beyond the
 * budget it forgets everything before the next window of roots.
 */
public final class RecursiveGraph implements Links<Vertex> {

    private final RecursionLayout layout;
    private final Map<Object, Vertex> vertices = new HashMap<>();
    private final List<Map<Object, List<Link<Vertex>>>> links = new ArrayList<>();
    private final long budgetBytes;
    private long bytes;
    private boolean ambiguous;

    /** An empty graph that may grow to about {@code budgetBytes}. */
    public RecursiveGraph(RecursionLayout layout, long budgetBytes) {
        this.layout = layout;
        this.budgetBytes = budgetBytes;
        layout.relations().forEach(relation -> links.add(new HashMap<>()));
    }

    /** To be called between windows: forgets everything if the budget is used up. */
    public void trim() {
        if (bytes > budgetBytes) {
            vertices.clear();
            links.forEach(Map::clear);
            bytes = 0;
        }
    }

    @Override
    public int relations() {
        return links.size();
    }

    /** Without those whose row is gone by now. */
    @Override
    public List<Link<Vertex>> of(Vertex vertex, int relation) {
        Object source = vertex.source(relation);
        return source == null ? List.of() : links.get(relation).getOrDefault(source, List.of());
    }

    boolean takeAmbiguous() {
        boolean found = ambiguous;
        ambiguous = false;
        return found;
    }

    int sourceWidth(int relation) {
        return layout.relations().get(relation).source().width();
    }

    int keyWidth() {
        return layout.node().width();
    }

    Rows rows() {
        return layout.rows();
    }

    /** The vertex of a parent's row, or {@code null} where it has no key. */
    @Nullable Vertex start(LoadedRow row) {
        Object key = layout.start().key(row);
        if (key == null) {
            return null;
        }
        Vertex.Place place = new Vertex.Place(row, layout.start(), layout.startSources());
        Vertex start = vertex(key, place);
        start.standAt(place);
        return start;
    }

    /** Whether the links of a vertex have to be asked for; they count as asked for from now on. */
    boolean ask(Vertex vertex, int relation) {
        Object source = vertex.source(relation);
        return source != null && links.get(relation).putIfAbsent(source, List.of()) == null;
    }

    /** Adds links that were asked for, in the order of the children. */
    void link(int relation, List<LoadedRow> rows) {
        RecursionLayout.Relation readers = layout.relations().get(relation);
        for (LoadedRow row : rows) {
            Object source = readers.source().key(row);
            Object target = readers.target().key(row);
            if (source != null && target != null) {
                add(relation, source, new Link<>(target(relation, target, row), readers.carries() ? row : null));
                bytes += row.estimatedBytes();
            }
        }
    }

    private Vertex target(int relation, Object key, LoadedRow row) {
        Vertex.Place place =
                new Vertex.Place(row, layout.relations().get(relation).target(), layout.sourcesOfTarget(relation));
        Vertex target = vertex(key, place);
        if (layout.rows() == Rows.WITH_LINKS && !target.isRead()) {
            target.read(place);
        }
        return target;
    }

    private Vertex vertex(Object key, Vertex.Place place) {
        return vertices.computeIfAbsent(key, added -> new Vertex(key, place));
    }

    private void add(int relation, Object source, Link<Vertex> link) {
        List<Link<Vertex>> present = links.get(relation).getOrDefault(source, List.of());
        if (present.isEmpty()) {
            present = new ArrayList<>();
            links.get(relation).put(source, present);
        } else if (layout.relations().get(relation).single()) {
            ambiguous = true;
            return;
        }
        present.add(link);
    }

    /** Adds rows that were read by their keys. */
    void read(List<LoadedRow> rows) {
        for (LoadedRow row : rows) {
            Object key = layout.node().key(row);
            Vertex vertex = key == null ? null : vertices.get(key);
            if (vertex != null) {
                vertex.read(new Vertex.Place(row, layout.node(), layout.nodeSources()));
                bytes += row.estimatedBytes();
            }
        }
    }

    /** Drops the links whose rows have not been found. */
    void dropDangling() {
        for (Map<Object, List<Link<Vertex>>> ofRelation : links) {
            ofRelation.replaceAll((source, of) -> of.stream().allMatch(RecursiveGraph::leadsToRow)
                    ? of
                    : of.stream().filter(RecursiveGraph::leadsToRow).toList());
        }
    }

    private static boolean leadsToRow(Link<Vertex> link) {
        return link.target().isRead();
    }
}
