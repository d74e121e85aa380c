package io.interflux.catalog;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.TEXT;

import io.interflux.dialect.CatalogDialect;
import io.interflux.dialect.Dialect;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.spi.Row;
import io.interflux.spi.StatementExecutor;
import io.interflux.sql.Binding;
import io.interflux.sql.SqlStatement;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Asks a live database which tables it has: five statements, one after another. Who may not see a table does not find it.
 *
 * <pre>{@code
 * Mono<Catalog> catalog = CatalogReader.on(dialect).read(session, CatalogReader.databaseSchemas(schema));
 * }</pre>
 */
public final class CatalogReader {

    private static final DataType<String[]> TEXTS = DataType.arrayOf(TEXT);
    private static final int FETCH_SIZE = 10_000;

    private final CatalogDialect queries;

    private CatalogReader(CatalogDialect queries) {
        this.queries = queries;
    }

    /** A reader for one kind of database. */
    public static CatalogReader on(Dialect dialect) {
        return new CatalogReader(dialect.catalog());
    }

    /** The database schemas that the models of a schema name; empty where all tables have unqualified names. */
    public static Set<String> databaseSchemas(Schema schema) {
        return schema.models().stream()
                .map(model -> model.table().schema())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The tables that unqualified names find, and all tables of the given database schemas; those that do not exist have none. */
    public Mono<Catalog> read(StatementExecutor executor, Collection<String> databaseSchemas) {
        return Mono.defer(() -> {
            CatalogBuilder catalog = new CatalogBuilder(queries);
            Asking asking = new Asking(executor, new Binding.Array(TEXT, List.copyOf(databaseSchemas)));
            return asking.each(
                            queries.columns(),
                            List.of(TEXT, TEXT, BOOLEAN, BOOLEAN, TEXT, TEXT, TEXTS, BOOLEAN, BOOLEAN, TEXT),
                            catalog::column)
                    .then(asking.each(
                            queries.uniqueKeys(), List.of(TEXT, TEXT, TEXT, BOOLEAN, TEXTS), catalog::uniqueKey))
                    .then(asking.each(
                            queries.foreignKeys(),
                            List.of(TEXT, TEXT, TEXT, TEXTS, TEXT, TEXT, TEXTS, TEXT, TEXT),
                            catalog::foreignKey))
                    .then(asking.each(
                            queries.indexes(), List.of(TEXT, TEXT, TEXT, BOOLEAN, BOOLEAN, TEXTS), catalog::index))
                    .then(asking.each(queries.checks(), List.of(TEXT, TEXT, TEXT, TEXTS, TEXT), catalog::check))
                    .then(Mono.fromSupplier(catalog::build));
        });
    }

    private record Asking(StatementExecutor executor, Binding schemas) {

        Mono<Void> each(String query, List<DataType<?>> columns, Consumer<Row> row) {
            SqlStatement statement = new SqlStatement(query, List.of(schemas), columns);
            return executor.query(statement, FETCH_SIZE, read -> {
                        row.accept(read);
                        return Boolean.TRUE;
                    })
                    .then();
        }
    }
}
