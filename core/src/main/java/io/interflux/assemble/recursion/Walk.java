package io.interflux.assemble.recursion;

import io.interflux.assemble.LoadedRow;
import io.interflux.plan.RecursiveStep.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of one window through the graph, level by level from its starts: what has to be asked for next, and what has been reached. Each
 * level is left with {@link #advance}, once the links of all relations have been received.
 */
public final class Walk {

    private final RecursiveGraph graph;
    private final NodeMeter meter;
    private final Map<Object, Vertex> starts = new LinkedHashMap<>();
    private final Set<Vertex> reached = new LinkedHashSet<>();
    private List<Vertex> level;
    private List<Vertex> unread = new ArrayList<>();
    private int depth;

    /** A walk that stands at the rows of a window. */
    public Walk(RecursiveGraph graph, NodeMeter meter, Collection<LoadedRow> rows) {
        this.graph = graph;
        this.meter = meter;
        for (LoadedRow row : rows) {
            Vertex start = graph.start(row);
            if (start != null) {
                starts.put(start.key(), start);
            }
        }
        this.level = List.copyOf(starts.values());
    }

    /** Whether there is a next level. */
    public boolean goesOn() {
        return !level.isEmpty() && meter.mayExpand(depth);
    }

    /** The keys of one relation's links that have to be asked for at this level, a list for each column; empty lists where there are none. */
    public List<List<Object>> sources(int relation) {
        List<List<Object>> columns = columns(graph.sourceWidth(relation));
        for (Vertex vertex : level) {
            if (graph.ask(vertex, relation)) {
                vertex.sourceTo(relation, columns);
            }
        }
        return columns;
    }

    /**
     * A link is being received.
     *
     * @throws io.interflux.error.BudgetExceededException if there are more than the budget allows
     */
    public void count() {
        meter.hold(1, depth + 1);
    }

    /** The links of one relation from this level. */
    public void received(int relation, List<LoadedRow> rows) {
        graph.link(relation, rows);
    }

    /** Whether a relation that should lead to one row at most led to several from the same, since this was asked last. */
    public boolean takeAmbiguous() {
        return graph.takeAmbiguous();
    }

    /** Goes on to the rows that the links of this level lead to and that have not been reached before. */
    public void advance() {
        List<Vertex> next = new ArrayList<>();
        for (Vertex vertex : level) {
            graph.targets(vertex).forEach(target -> reach(target, next));
        }
        level = next;
        depth++;
    }

    private void reach(Vertex target, List<Vertex> next) {
        if (reached.add(target)) {
            if (!target.isRead()) {
                unread.add(target);
            }
            if (!starts.containsKey(target.key())) {
                next.add(target);
            }
        }
    }

    /** Whether rows have to be read now. */
    public boolean lacksRows() {
        return !unread.isEmpty() && (graph.rows() == Rows.EACH_LEVEL || !goesOn());
    }

    /** The keys of the rows that have to be read, a list for each column. */
    public List<List<Object>> unread() {
        List<List<Object>> columns = columns(graph.keyWidth());
        unread.forEach(vertex -> vertex.keyTo(columns));
        return columns;
    }

    /** The rows that were found for those keys; what leads to others is forgotten. */
    public void read(List<LoadedRow> rows) {
        graph.read(rows);
        if (rows.size() < unread.size()) {
            graph.dropDangling();
            reached.removeIf(vertex -> !vertex.isRead());
            level = level.stream().filter(Vertex::isRead).toList();
        }
        unread = new ArrayList<>();
    }

    /** The rows reached whose instances cannot be made yet, to be followed by {@link #complete}. */
    public List<LoadedRow> incomplete() {
        return reached.stream()
                .filter(vertex -> !vertex.hasValues())
                .map(Vertex::row)
                .toList();
    }

    /** What the instances of {@link #incomplete} are made of, in that order. */
    public void complete(List<@Nullable Object[]> values) {
        int next = 0;
        for (Vertex vertex : reached) {
            if (!vertex.hasValues()) {
                vertex.values(values.get(next++));
            }
        }
    }

    RecursiveGraph graph() {
        return graph;
    }

    Collection<Vertex> starts() {
        return starts.values();
    }

    private static List<List<Object>> columns(int width) {
        List<List<Object>> columns = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            columns.add(new ArrayList<>());
        }
        return columns;
    }
}
