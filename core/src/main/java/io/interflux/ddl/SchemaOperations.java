package io.interflux.ddl;

import io.interflux.catalog.Catalog;
import io.interflux.catalog.CatalogReader;
import io.interflux.ddl.SchemaCheck.Doubtful;
import io.interflux.ddl.SchemaFinding.Severity;
import io.interflux.dialect.Dialect;
import io.interflux.error.SchemaException;
import io.interflux.error.internal.Arguments;
import io.interflux.model.DataType;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.spi.Database;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes, drops and checks the tables of a schema: columns, primary keys, unique, foreign and check constraints, and an index for each key by
 * which associations find rows, unless a constraint's index begins with it.
 */
public final class SchemaOperations {

    private final Database database;
    private final Schema schema;

    /** Operations on the tables of {@code schema} in {@code database}. */
    public SchemaOperations(Database database, Schema schema) {
        this.database = database;
        this.schema = schema;
    }

    /** The schema whose tables these are. */
    public Schema definition() {
        return schema;
    }

    /**
     * Creates all tables, one statement after another in one transaction. A table that exists is an error. After an error PostgreSQL has
     * none of the tables; H2, which commits with each statement of this kind, keeps those made before.
     *
     * @throws SchemaException as for {@link #createStatements}
     */
    public Mono<Void> create() {
        List<String> statements = createStatements();
        return database.inTransaction(TransactionSettings.DEFAULT, session -> run(session, statements))
                .then();
    }

    /**
     * Creates the tables that are not there, as {@link #create} would, and leaves those that are as they are, whatever they hold;
     * {@link #check} says how they differ. Of two that do it at the same moment one may fail, since a table exists by then.
     *
     * @return the statements that were run; empty where all tables were there
     * @throws SchemaException as for {@link #createStatements}
     */
    public Mono<List<String>> createIfMissing() {
        CreateStatements statements = new CreateStatements(schema, dialect());
        return database.inTransaction(TransactionSettings.DEFAULT, session -> catalog(session)
                        .map(catalog -> missing(statements, catalog))
                        .flatMap(texts -> run(session, texts).then(Mono.just(texts))))
                .single();
    }

    private static List<String> missing(CreateStatements statements, Catalog catalog) {
        List<Model> models = statements.order().models().stream()
                .filter(model -> catalog.table(model.table()).isEmpty())
                .toList();
        return statements.of(models);
    }

    /**
     * Drops all tables of the schema that are there, with their rows, by one statement; database schemas stay. A table or view of
     * others that depends on one of them is an error.
     */
    public Mono<Void> drop() {
        return database.inTransaction(TransactionSettings.DEFAULT, session -> run(session, dropStatements()))
                .then();
    }

    private static Mono<Void> run(Session session, List<String> statements) {
        session.requireWritable();
        return Flux.fromIterable(statements)
                .concatMap(text -> session.update(SqlStatement.of(text)))
                .then();
    }

    /**
     * The statements that {@link #create} runs, in order: database schemas, tables after those that they refer to, foreign keys that close
     * a cycle of tables, indexes. Equal for equal schemas; empty for a schema without models.
     *
     * @throws SchemaException if the database cannot have a name or a generated column of the schema, or two constraints have the same
     *     name
     */
    public List<String> createStatements() {
        return new CreateStatements(schema, dialect()).all();
    }

    /**
     * {@link #createStatements} as a script, each statement ended by a semicolon and a line break.
     *
     * @throws SchemaException as for {@link #createStatements}
     */
    public String createScript() {
        return script(createStatements());
    }

    /** The statement that {@link #drop} runs; none for a schema without models. */
    public List<String> dropStatements() {
        List<String> tables = new ArrayList<>();
        TableOrder.of(schema).models().forEach(model -> tables.add(dialect().quote(model.table())));
        Collections.reverse(tables);
        return tables.isEmpty()
                ? List.of()
                : List.of("DROP TABLE IF EXISTS " + String.join(", ", tables) + " RESTRICT");
    }

    /** {@link #dropStatements} as a script. */
    public String dropScript() {
        return script(dropStatements());
    }

    private static String script(List<String> statements) {
        return statements.stream().map(text -> text + ";\n").collect(Collectors.joining());
    }

    /**
     * Compares the live database with the schema: tables and columns that are missing or unknown, types, nullability, generated values,
     * values of enums, keys that nothing keeps unique with the number of rows that are double, foreign keys and their actions, and missing
     * indexes. Reads the system's catalog by five statements and, for each key that nothing keeps unique, the table; writes nothing. Also for
     * tables that were made by others, where the advice may have to be read before it is followed. Ends in a {@link SchemaException} where the schema itself is wrong.
     */
    public Mono<SchemaReport> check() {
        return database.withSession(session -> catalog(session).flatMap(catalog -> report(session, catalog)))
                .single();
    }

    /** The same as {@link #requireMatching(Severity)} with {@link Severity#ERROR}: what would be slow only is let pass. */
    public Mono<Void> requireMatching() {
        return requireMatching(Severity.ERROR);
    }

    /**
     * For the start of an application: completes if {@link #check} finds nothing that matters as much, or more; else ends in an error.
     *
     * @throws SchemaMismatchException with the whole report, when subscribed to
     */
    public Mono<Void> requireMatching(Severity severity) {
        Arguments.required("The severity of what must not be found", severity);
        return check().flatMap(report ->
                report.atLeast(severity).isEmpty() ? Mono.empty() : Mono.error(new SchemaMismatchException(report)));
    }

    private Mono<Catalog> catalog(Session session) {
        return CatalogReader.on(dialect()).read(session, CatalogReader.databaseSchemas(schema));
    }

    private Mono<SchemaReport> report(Session session, Catalog catalog) {
        SchemaCheck check = new SchemaCheck(schema, catalog, dialect());
        List<SchemaFinding> findings = check.findings();
        return Flux.fromIterable(check.doubtful())
                .concatMap(doubtful -> duplicates(session, doubtful)
                        .filter(combinations -> combinations > 0)
                        .map(combinations -> check.duplicates(doubtful, combinations)))
                .collectList()
                .map(duplicates -> new SchemaReport(
                        Stream.concat(duplicates.stream(), findings.stream()).toList()));
    }

    private Mono<Long> duplicates(Session session, Doubtful doubtful) {
        String columns = Names.listed(doubtful.key(), dialect());
        String present = Names.columns(doubtful.key()).stream()
                .map(column -> dialect().quote(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String query = "SELECT COUNT(*) FROM (SELECT 1 FROM "
                + dialect().quote(doubtful.model().table()) + " WHERE " + present + " GROUP BY " + columns
                + " HAVING COUNT(*) > 1) d";
        return session.query(new SqlStatement(query, List.of(), List.of(DataType.LONG)), 0, row ->
                        (Long) Objects.requireNonNull(row.get(0)))
                .single();
    }

    private Dialect dialect() {
        return database.dialect();
    }
}
