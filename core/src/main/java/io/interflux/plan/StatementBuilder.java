package io.interflux.plan;

import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what one statement reads while the nodes that share it are planned. */
final class StatementBuilder {

    private final Aliases aliases = new Aliases();
    private final Map<Expression, Integer> columns = new LinkedHashMap<>();
    private final List<Join> joins = new ArrayList<>();
    private final JoinedIncludes joined = new JoinedIncludes();
    private final List<CollectionStep> steps = new ArrayList<>();

    Aliases aliases() {
        return aliases;
    }

    Table table(Model model) {
        return aliases.table(model);
    }

    void join(Join join) {
        joins.add(join);
    }

    /** The includes that ride along. */
    JoinedIncludes joined() {
        return joined;
    }

    List<Join> joins() {
        return joins;
    }

    /** Where in a row the expression is; it is read once however often it is asked for. */
    int read(Expression expression) {
        return columns.computeIfAbsent(expression, added -> columns.size());
    }

    List<Integer> read(Table table, Key key) {
        return table.columns(key).stream().map(this::read).toList();
    }

    List<Node.Slot> read(Table table, List<Attribute> attributes) {
        return attributes.stream()
                .map(attribute -> new Node.Slot(attribute, read(table.column(attribute))))
                .toList();
    }

    List<Expression> columns() {
        return List.copyOf(columns.keySet());
    }

    /** Adds a step beneath this statement's rows and gives its index. */
    int step(CollectionStep step) {
        steps.add(step);
        return steps.size() - 1;
    }

    List<CollectionStep> steps() {
        return steps;
    }
}
