package io.interflux.ddl;

import io.interflux.dialect.Dialect;
import io.interflux.model.ForeignKey;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts the statements that create a schema in order. Each object gets its name when it is asked for, so ask for each once. */
final class CreateStatements {

    private final Schema schema;
    private final Dialect dialect;
    private final ObjectNames names;
    private final TableOrder order;
    private final TableRenderer renderer;

    /** @throws io.interflux.error.SchemaException if two objects were given the same name */
    CreateStatements(Schema schema, Dialect dialect) {
        this.schema = schema;
        this.dialect = dialect;
        this.names = new ObjectNames(schema, dialect.maxIdentifierBytes());
        this.order = TableOrder.of(schema);
        this.renderer = new TableRenderer(dialect, names);
    }

    List<String> all() {
        return of(order.models());
    }

    /** Those for some of the models, in the order of their tables, which may refer to tables of the others. */
    List<String> of(List<Model> models) {
        List<String> statements = new ArrayList<>(databaseSchemas(models));
        models.forEach(model -> statements.add(table(model)));
        for (ForeignKey foreignKey : order.deferred()) {
            if (models.contains(foreignKey.source())) {
                statements.add(renderer.addForeignKey(foreignKey));
            }
        }
        models.forEach(model -> statements.addAll(indexes(model)));
        return statements;
    }

    /** All models and their foreign keys, in the order in which tables can be created. */
    TableOrder order() {
        return order;
    }

    TableRenderer renderer() {
        return renderer;
    }

    /** The table with the foreign keys that can be part of it. */
    String table(Model model) {
        return renderer.createTable(model, order.inline(model));
    }

    List<String> indexes(Model model) {
        return IndexedKeys.of(model, schema).stream()
                .map(key -> index(model, key))
                .toList();
    }

    String index(Model model, Key key) {
        List<String> columns = Names.columns(key);
        return dialect.createIndex(names.of(model, columns, "idx"), model.table(), columns);
    }

    private List<String> databaseSchemas(List<Model> models) {
        return models.stream()
                .map(model -> model.table().schema())
                .filter(Objects::nonNull)
                .distinct()
                .map(name -> "CREATE SCHEMA IF NOT EXISTS " + dialect.quote(name))
                .toList();
    }
}
