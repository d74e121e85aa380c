package io.interflux.ddl;

import io.interflux.error.SchemaException;
import io.interflux.model.Schema;
import io.interflux.spi.Database;
import io.interflux.spi.TransactionSettings;
import io.interflux.sql.SqlStatement;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the tables of a schema: columns, primary keys, unique, foreign and check constraints, and an index for each key by which
 * associations find rows, unless a constraint's index begins with it.
 */
public final class SchemaOperations {

    private final Database database;
    private final Schema schema;

    /** Operations on the tables of {@code schema} in {@code database}. */
    public SchemaOperations(Database database, Schema schema) {
        this.database = database;
        this.schema = schema;
    }

    /**
     * Creates all tables, one statement after another in one transaction. A table that exists is an error. After an error PostgreSQL has
     * none of the tables; H2, which commits with each statement of this kind, keeps those made before.
     *
     * @throws SchemaException as for {@link #createStatements}
     */
    public Mono<Void> create() {
        List<String> statements = createStatements();
        return database.inTransaction(TransactionSettings.DEFAULT, session -> Flux.fromIterable(statements)
                        .concatMap(text -> session.update(SqlStatement.of(text))))
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
        return new CreateStatements(schema, database.dialect()).all();
    }

    /**
     * {@link #createStatements} as a script, each statement ended by a semicolon and a line break.
     *
     * @throws SchemaException as for {@link #createStatements}
     */
    public String createScript() {
        return createStatements().stream().map(text -> text + ";\n").collect(Collectors.joining());
    }
}
