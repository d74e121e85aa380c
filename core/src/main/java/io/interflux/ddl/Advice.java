package io.interflux.ddl;

import io.interflux.dialect.Dialect;
import io.interflux.model.Attribute;
import io.interflux.model.ForeignKey;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.UniqueKey;
import java.util.ArrayList;
import java.util.List;

/** Statements that make a table what its model says, under the names that a new table's objects would have. */
final class Advice {

    private final Dialect dialect;
    private final CreateStatements statements;

    Advice(Dialect dialect, CreateStatements statements) {
        this.dialect = dialect;
        this.statements = statements;
    }

    /** The table with its indexes; foreign keys that close a cycle of tables come on their own. */
    List<String> createTable(Model model) {
        List<String> all = new ArrayList<>();
        String databaseSchema = model.table().schema();
        if (databaseSchema != null) {
            all.add("CREATE SCHEMA IF NOT EXISTS " + dialect.quote(databaseSchema));
        }
        all.add(statements.table(model));
        all.addAll(statements.indexes(model));
        return all;
    }

    /** The column, with the check of an enum's values. */
    List<String> addColumn(Model model, Attribute attribute) {
        List<String> all = new ArrayList<>();
        all.add(alter(model) + "ADD COLUMN " + tables().column(model, attribute));
        if (TableRenderer.isEnum(attribute)) {
            all.addAll(addCheck(model, attribute));
        }
        return all;
    }

    List<String> addCheck(Model model, Attribute attribute) {
        return List.of(alter(model) + "ADD " + tables().check(model, attribute));
    }

    List<String> replaceCheck(Model model, Attribute attribute, String name) {
        List<String> all = new ArrayList<>(List.of(dropConstraint(model, name)));
        all.addAll(addCheck(model, attribute));
        return all;
    }

    List<String> setType(Model model, Attribute attribute) {
        return List.of(alterColumn(model, attribute) + "SET DATA TYPE " + dialect.columnType(attribute.type()));
    }

    List<String> setNullable(Model model, Attribute attribute) {
        return List.of(alterColumn(model, attribute) + (attribute.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
    }

    /** None for a column that cannot be an identity, such as a generated UUID's. */
    List<String> addIdentity(Model model, Attribute attribute) {
        return TableRenderer.canBeIdentity(attribute)
                ? List.of(alterColumn(model, attribute) + dialect.addIdentity(attribute.type()))
                : List.of();
    }

    List<String> addPrimaryKey(Model model, Key key) {
        return List.of(alter(model) + "ADD " + tables().primaryKey(model, key));
    }

    List<String> addUnique(Model model, UniqueKey unique) {
        return List.of(alter(model) + "ADD " + tables().unique(model, unique));
    }

    List<String> addForeignKey(ForeignKey foreignKey) {
        return List.of(tables().addForeignKey(foreignKey));
    }

    List<String> replaceForeignKey(ForeignKey foreignKey, String name) {
        return List.of(dropConstraint(foreignKey.source(), name), tables().addForeignKey(foreignKey));
    }

    List<String> addIndex(Model model, Key key) {
        return List.of(statements.index(model, key));
    }

    /** Not a mending: the rows that stand in the way. */
    List<String> showDuplicates(Model model, Key key) {
        String columns = Names.listed(key, dialect);
        return List.of("SELECT " + columns + ", COUNT(*) FROM " + dialect.quote(model.table()) + " GROUP BY " + columns
                + " HAVING COUNT(*) > 1");
    }

    private TableRenderer tables() {
        return statements.renderer();
    }

    private String dropConstraint(Model model, String name) {
        return alter(model) + "DROP CONSTRAINT " + dialect.quote(name);
    }

    private String alter(Model model) {
        return "ALTER TABLE " + dialect.quote(model.table()) + " ";
    }

    private String alterColumn(Model model, Attribute attribute) {
        return alter(model) + "ALTER COLUMN " + dialect.quote(attribute.column()) + " ";
    }
}
