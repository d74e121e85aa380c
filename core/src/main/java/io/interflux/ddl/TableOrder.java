package io.interflux.ddl;

import io.interflux.model.ForeignKey;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which tables can be created: each after those that it refers to, else in the order of definition. A foreign key to a table
 * that comes later, which only a cycle has, is deferred.
 */
final class TableOrder {

    private final List<ForeignKey> foreignKeys;
    private final Set<Model> ordered = new LinkedHashSet<>();
    private final Set<Model> visited = new HashSet<>();
    private final List<ForeignKey> deferred = new ArrayList<>();

    private TableOrder(List<ForeignKey> foreignKeys) {
        this.foreignKeys = foreignKeys;
    }

    static TableOrder of(Schema schema) {
        TableOrder order = new TableOrder(schema.foreignKeys());
        schema.models().forEach(order::visit);
        return order;
    }

    private void visit(Model model) {
        if (!visited.add(model)) {
            return;
        }
        List<ForeignKey> own = ownedBy(model);
        own.forEach(foreignKey -> visit(foreignKey.target()));
        ordered.add(model);
        own.stream()
                .filter(foreignKey -> !ordered.contains(foreignKey.target()))
                .forEach(deferred::add);
    }

    private List<ForeignKey> ownedBy(Model model) {
        return foreignKeys.stream()
                .filter(foreignKey -> foreignKey.source() == model)
                .toList();
    }

    /** All models, in the order of their tables. */
    List<Model> models() {
        return List.copyOf(ordered);
    }

    /** The foreign keys that can be part of the model's CREATE TABLE, those to itself included. */
    List<ForeignKey> inline(Model model) {
        return ownedBy(model).stream()
                .filter(foreignKey -> !deferred.contains(foreignKey))
                .toList();
    }

    /** The foreign keys that have to wait until all tables are there. */
    List<ForeignKey> deferred() {
        return List.copyOf(deferred);
    }
}
