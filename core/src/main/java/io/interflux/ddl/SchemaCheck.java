package io.interflux.ddl;

import static io.interflux.ddl.SchemaFinding.error;
import static io.interflux.ddl.SchemaFinding.note;

import io.interflux.catalog.Catalog;
import io.interflux.catalog.CatalogColumn;
import io.interflux.catalog.CatalogTable;
import io.interflux.ddl.SchemaFinding.Kind;
import io.interflux.dialect.Dialect;
import io.interflux.model.Attribute;
import io.interflux.model.ForeignKey;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares a schema with what a database has: first tables and columns, each after those that it refers to, then foreign keys, then indexes,
 * then what the schema does not know, so that the advice can be followed in order.
 */
final class SchemaCheck {

    private final Schema schema;
    private final Catalog catalog;
    private final Dialect dialect;
    private final CreateStatements statements;
    private final Advice advice;
    private final KeyCheck keys;

    SchemaCheck(Schema schema, Catalog catalog, Dialect dialect) {
        this.schema = schema;
        this.catalog = catalog;
        this.dialect = dialect;
        this.statements = new CreateStatements(schema, dialect);
        this.advice = new Advice(dialect, statements);
        this.keys = new KeyCheck(schema, catalog, dialect, advice);
    }

    /** A key that a database does not keep unique, to be looked for in the rows. */
    record Doubtful(Model model, Key key) {}

    /** The keys of tables and columns that are there. */
    List<Doubtful> doubtful() {
        List<Doubtful> all = new ArrayList<>();
        for (Model model : schema.models()) {
            catalog.table(model.table()).ifPresent(table -> KeyCheck.notKept(model, table)
                    .forEach(unique -> all.add(new Doubtful(model, unique.key()))));
        }
        return all;
    }

    /** The rows that a doubtful key was found to have more than once. */
    SchemaFinding duplicates(Doubtful doubtful, long combinations) {
        return error(
                Kind.DUPLICATES,
                doubtful.model().table(),
                combinations + (combinations == 1 ? " combination" : " combinations") + " of "
                        + Names.inBrackets(doubtful.key(), dialect) + " "
                        + (combinations == 1 ? "is" : "are") + " in "
                        + dialect.quote(doubtful.model().table())
                        + " more than once",
                advice.showDuplicates(doubtful.model(), doubtful.key()));
    }

    List<SchemaFinding> findings() {
        List<SchemaFinding> findings = new ArrayList<>();
        List<Model> models = statements.order().models();
        models.forEach(model -> findings.addAll(table(model)));
        models.forEach(model -> findings.addAll(foreignKeys(model)));
        models.forEach(model -> catalog.table(model.table())
                .filter(table -> !table.view())
                .ifPresent(table -> findings.addAll(keys.indexes(model, table))));
        findings.addAll(extraTables());
        return findings;
    }

    private List<SchemaFinding> table(Model model) {
        return catalog.table(model.table())
                .map(table -> present(model, table))
                .orElseGet(() -> List.of(error(
                        Kind.MISSING_TABLE,
                        model.table(),
                        "There is no table " + dialect.quote(model.table()) + " for the model " + model,
                        advice.createTable(model))));
    }

    private List<SchemaFinding> present(Model model, CatalogTable table) {
        List<SchemaFinding> findings = new ArrayList<>(new ColumnCheck(model, table, dialect, advice).findings());
        if (!table.view()) {
            findings.addAll(keys.unique(model, table));
            findings.addAll(extraColumns(model, table));
        }
        return findings;
    }

    private List<SchemaFinding> extraColumns(Model model, CatalogTable table) {
        Set<String> known = model.attributes().stream().map(Attribute::column).collect(Collectors.toSet());
        return table.columns().stream()
                .filter(column -> !known.contains(column.name()))
                .map(column -> extra(model, column).of(column.name()))
                .toList();
    }

    private SchemaFinding extra(Model model, CatalogColumn column) {
        String what = "No attribute of the model " + model + " has the column " + dialect.quote(column.name()) + " of "
                + dialect.quote(model.table());
        return column.nullable() || column.hasDefault()
                ? note(Kind.EXTRA_COLUMN, model.table(), what)
                : error(Kind.EXTRA_COLUMN, model.table(), what + ", which must have a value: inserts fail", List.of());
    }

    /** Of a table that is missing only those that its own statement cannot have. */
    private List<SchemaFinding> foreignKeys(Model model) {
        boolean missing = catalog.table(model.table()).isEmpty();
        List<ForeignKey> asked = missing ? statements.order().deferred() : schema.foreignKeys();
        return asked.stream()
                .filter(foreignKey -> foreignKey.source() == model)
                .flatMap(foreignKey -> keys.foreignKey(foreignKey).stream())
                .toList();
    }

    private List<SchemaFinding> extraTables() {
        return catalog.tables().stream()
                .filter(table -> schema.models().stream().noneMatch(model -> table.isFoundBy(model.table())))
                .map(table -> new TableName(table.schema(), table.name()))
                .map(name -> note(Kind.EXTRA_TABLE, name, "The table " + dialect.quote(name) + " belongs to no model"))
                .toList();
    }
}
