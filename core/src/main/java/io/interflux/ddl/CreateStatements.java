package io.interflux.ddl;

import io.interflux.dialect.Dialect;
import io.interflux.model.Attribute;
import io.interflux.model.ForeignKey;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts the statements that create a schema in order. */
final class CreateStatements {

    private final Schema schema;
    private final Dialect dialect;

    CreateStatements(Schema schema, Dialect dialect) {
        this.schema = schema;
        this.dialect = dialect;
    }

    List<String> all() {
        ObjectNames names = new ObjectNames(schema, dialect.maxIdentifierBytes());
        TableOrder order = TableOrder.of(schema);
        TableRenderer renderer = new TableRenderer(dialect, names);
        List<String> statements = new ArrayList<>(databaseSchemas());
        for (Model model : order.models()) {
            statements.add(renderer.createTable(model, order.inline(model)));
        }
        for (ForeignKey foreignKey : order.deferred()) {
            statements.add(renderer.addForeignKey(foreignKey));
        }
        order.models().forEach(model -> statements.addAll(indexes(model, names)));
        return statements;
    }

    private List<String> databaseSchemas() {
        return schema.models().stream()
                .map(model -> model.table().schema())
                .filter(Objects::nonNull)
                .distinct()
                .map(name -> "CREATE SCHEMA IF NOT EXISTS " + dialect.quote(name))
                .toList();
    }

    private List<String> indexes(Model model, ObjectNames names) {
        List<String> statements = new ArrayList<>();
        for (Key key : IndexedKeys.of(model, schema)) {
            List<String> columns =
                    key.attributes().stream().map(Attribute::column).toList();
            statements.add(dialect.createIndex(names.of(model, columns, "idx"), model.table(), columns));
        }
        return statements;
    }
}
