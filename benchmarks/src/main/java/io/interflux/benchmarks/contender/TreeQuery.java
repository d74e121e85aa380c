package io.interflux.benchmarks.contender;

import static io.interflux.benchmarks.contender.HandWritten.FETCH_SIZE;
import static io.interflux.benchmarks.contender.HandWritten.on;
import static io.interflux.benchmarks.contender.HandWritten.rows;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.recursive.TreeNode;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;

/** One recursive common table expression over R2DBC, which PostgreSQL evaluates level by level. */
public final class TreeQuery implements Recursion {

    private static final String TREES =
            """
            WITH RECURSIVE tree AS (
                SELECT id, name, "parentId" FROM nodes WHERE "parentId" IS NULL
                UNION ALL
                SELECT n.id, n.name, n."parentId" FROM tree t JOIN nodes n ON n."parentId" = t.id)
            SELECT id, name, "parentId" FROM tree""";

    private final ConnectionPool connections;
    private final ResultFormat format;

    private TreeQuery(ConnectionPool connections, ResultFormat format) {
        this.connections = connections;
        this.format = format;
    }

    /** One over one connection. */
    public static TreeQuery open(Endpoint endpoint, ResultFormat format) {
        return new TreeQuery(endpoint.pool(1, format), format);
    }

    @Override
    public Flux<TreeNode> recursion() {
        return on(connections, this::trees);
    }

    /** As text by the simple protocol, which sends everything at once; it cannot send binary rows. */
    private Flux<TreeNode> trees(Connection connection) {
        Statement statement = connection.createStatement(TREES);
        TreeRows tree = new TreeRows();
        return rows(format == ResultFormat.BINARY ? statement.fetchSize(FETCH_SIZE) : statement, tree::add)
                .thenMany(Flux.defer(() -> Flux.fromIterable(tree.roots())));
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
