package io.interflux.catalog;

import io.interflux.dialect.CatalogDialect;
import io.interflux.dialect.ReportedType;
import io.interflux.model.ReferentialAction;
import io.interflux.model.TableName;
import io.interflux.spi.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the rows of the queries of a {@link CatalogDialect} together; the columns come first. */
final class CatalogBuilder {

    private final CatalogDialect dialect;
    private final Map<TableName, Parts> tables = new LinkedHashMap<>();

    CatalogBuilder(CatalogDialect dialect) {
        this.dialect = dialect;
    }

    /** What has been read of one table so far. */
    private record Parts(
            TableName name,
            boolean view,
            boolean visible,
            List<CatalogColumn> columns,
            List<CatalogKey> uniqueKeys,
            List<CatalogForeignKey> foreignKeys,
            List<CatalogIndex> indexes,
            List<CatalogCheck> checks) {

        static Parts of(TableName name, boolean view, boolean visible) {
            return new Parts(
                    name,
                    view,
                    visible,
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        CatalogTable build() {
            return new CatalogTable(
                    Objects.requireNonNull(name.schema()),
                    name.name(),
                    view,
                    visible,
                    columns,
                    uniqueKeys,
                    foreignKeys,
                    indexes,
                    checks);
        }
    }

    Catalog build() {
        return new Catalog(tables.values().stream().map(Parts::build).toList());
    }

    void column(Row row) {
        ReportedType type = ReportedType.of(text(row, 5), texts(row, 6));
        tables.computeIfAbsent(nameOf(row), name -> Parts.of(name, flag(row, 2), flag(row, 3)))
                .columns()
                .add(new CatalogColumn(text(row, 4), type, flag(row, 7), flag(row, 8), (String) row.get(9)));
    }

    void uniqueKey(Row row) {
        of(row, parts -> parts.uniqueKeys().add(new CatalogKey(text(row, 2), flag(row, 3), texts(row, 4))));
    }

    void foreignKey(Row row) {
        of(row, parts -> parts.foreignKeys()
                .add(new CatalogForeignKey(
                        text(row, 2),
                        texts(row, 3),
                        text(row, 4),
                        text(row, 5),
                        texts(row, 6),
                        action(row, 7),
                        action(row, 8))));
    }

    void index(Row row) {
        of(row, parts -> parts.indexes()
                .add(new CatalogIndex(text(row, 2), flag(row, 3), flag(row, 4), texts(row, 5))));
    }

    void check(Row row) {
        String condition = text(row, 4);
        of(row, parts -> parts.checks()
                .add(new CatalogCheck(text(row, 2), texts(row, 3), condition, dialect.checkedValues(condition))));
    }

    /** A table that came into being between two statements is left out. */
    private void of(Row row, Consumer<Parts> found) {
        Parts parts = tables.get(nameOf(row));
        if (parts != null) {
            found.accept(parts);
        }
    }

    private static TableName nameOf(Row row) {
        return new TableName(text(row, 0), text(row, 1));
    }

    private static String text(Row row, int column) {
        return (String) Objects.requireNonNull(row.get(column));
    }

    private static boolean flag(Row row, int column) {
        return (Boolean) Objects.requireNonNull(row.get(column));
    }

    private static List<String> texts(Row row, int column) {
        @Nullable Object values = row.get(column);
        return values == null ? List.of() : List.of((String[]) values);
    }

    private static ReferentialAction action(Row row, int column) {
        return ReferentialAction.valueOf(text(row, column).replace(' ', '_'));
    }
}
