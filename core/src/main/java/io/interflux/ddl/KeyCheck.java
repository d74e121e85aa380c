package io.interflux.ddl;

import static io.interflux.ddl.SchemaFinding.error;
import static io.interflux.ddl.SchemaFinding.warning;

import io.interflux.catalog.Catalog;
import io.interflux.catalog.CatalogForeignKey;
import io.interflux.catalog.CatalogTable;
import io.interflux.ddl.SchemaFinding.Kind;
import io.interflux.dialect.Dialect;
import io.interflux.model.ForeignKey;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.model.UniqueKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what a schema counts on to be unique, to be referred to and to be found quickly with what a database keeps. */
final class KeyCheck {

    private final Schema schema;
    private final Catalog catalog;
    private final Dialect dialect;
    private final Advice advice;

    KeyCheck(Schema schema, Catalog catalog, Dialect dialect, Advice advice) {
        this.schema = schema;
        this.catalog = catalog;
        this.dialect = dialect;
        this.advice = advice;
    }

    /** The keys of a model that nothing in its table keeps unique, though their columns are there. */
    static List<UniqueKey> notKept(Model model, CatalogTable table) {
        List<UniqueKey> keys = new ArrayList<>();
        Key primaryKey = model.primaryKey();
        if (primaryKey != null) {
            keys.add(new UniqueKey(null, primaryKey));
        }
        model.uniqueKeys().stream()
                .filter(unique -> !unique.key().equals(primaryKey))
                .forEach(keys::add);
        return keys.stream()
                .filter(unique -> has(table, unique.key()) && !table.isUnique(Names.columns(unique.key())))
                .toList();
    }

    List<SchemaFinding> unique(Model model, CatalogTable table) {
        return notKept(model, table).stream()
                .map(unique -> error(
                        Kind.UNIQUE,
                        model.table(),
                        "Nothing keeps " + Names.inBrackets(unique.key(), dialect) + " of "
                                + dialect.quote(model.table()) + " unique, where the model " + model
                                + " counts on it",
                        constraint(model, table, unique)))
                .toList();
    }

    /** A table that has another primary key gets a unique constraint. */
    private List<String> constraint(Model model, CatalogTable table, UniqueKey unique) {
        boolean primary =
                unique.key().equals(model.primaryKey()) && table.primaryKey().isEmpty();
        return primary ? advice.addPrimaryKey(model, unique.key()) : advice.addUnique(model, unique);
    }

    /** For a table that is there, and one that closes a cycle of tables. */
    Optional<SchemaFinding> foreignKey(ForeignKey foreignKey) {
        Optional<CatalogTable> source = catalog.table(foreignKey.source().table());
        if (source.isEmpty()) {
            return Optional.of(notEnforced(foreignKey));
        }
        if (source.get().view()) {
            return Optional.empty();
        }
        return source.get().foreignKeys().stream()
                .filter(found -> isSame(foreignKey, found))
                .findFirst()
                .map(found -> actions(foreignKey, found))
                .orElseGet(() -> Optional.of(notEnforced(foreignKey)));
    }

    private SchemaFinding notEnforced(ForeignKey foreignKey) {
        return error(
                Kind.FOREIGN_KEY,
                foreignKey.source().table(),
                "Nothing keeps " + Names.inBrackets(foreignKey.columns(), dialect) + " of "
                        + dialect.quote(foreignKey.source().table()) + " within "
                        + Names.inBrackets(foreignKey.references(), dialect) + " of "
                        + dialect.quote(foreignKey.target().table()),
                advice.addForeignKey(foreignKey));
    }

    /** The pairs of columns may come in any order. */
    private boolean isSame(ForeignKey foreignKey, CatalogForeignKey found) {
        List<String> columns = Names.columns(foreignKey.columns());
        List<String> references = Names.columns(foreignKey.references());
        boolean sameTable = catalog.table(foreignKey.target().table())
                .filter(target -> target.schema().equals(found.targetSchema())
                        && target.name().equals(found.targetTable()))
                .isPresent();
        return sameTable && pairs(columns, references).equals(pairs(found.columns(), found.targetColumns()));
    }

    private static Set<List<String>> pairs(List<String> columns, List<String> references) {
        Set<List<String>> pairs = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            pairs.add(List.of(columns.get(i), references.get(i)));
        }
        return pairs;
    }

    private Optional<SchemaFinding> actions(ForeignKey declared, CatalogForeignKey found) {
        if (declared.onDelete() == found.onDelete() && declared.onUpdate() == found.onUpdate()) {
            return Optional.empty();
        }
        return Optional.of(warning(
                Kind.FOREIGN_KEY,
                declared.source().table(),
                "The foreign key " + dialect.quote(found.name()) + " of "
                        + dialect.quote(declared.source().table()) + " has ON DELETE "
                        + found.onDelete().sql() + " ON UPDATE "
                        + found.onUpdate().sql()
                        + ", where the schema says ON DELETE "
                        + declared.onDelete().sql() + " ON UPDATE "
                        + declared.onUpdate().sql(),
                advice.replaceForeignKey(declared, found.name())));
    }

    /** An index that comes with a unique constraint which is missing too is not asked for twice. */
    List<SchemaFinding> indexes(Model model, CatalogTable table) {
        List<UniqueKey> missing = notKept(model, table);
        return IndexedKeys.of(model, schema, key -> isIndexed(key, table, missing)).stream()
                .filter(key -> has(table, key))
                .map(key -> warning(
                        Kind.INDEX,
                        model.table(),
                        "No index of " + dialect.quote(model.table()) + " begins with " + Names.inBrackets(key, dialect)
                                + ", by which associations find rows",
                        advice.addIndex(model, key)))
                .toList();
    }

    private static boolean isIndexed(Key key, CatalogTable table, List<UniqueKey> missing) {
        return table.isIndexed(Names.columns(key))
                || missing.stream().anyMatch(unique -> IndexedKeys.beginsWith(unique.key(), key));
    }

    private static boolean has(CatalogTable table, Key key) {
        return Names.columns(key).stream()
                .allMatch(column -> table.column(column).isPresent());
    }
}
