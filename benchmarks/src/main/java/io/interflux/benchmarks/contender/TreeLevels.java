package io.interflux.benchmarks.contender;

import static io.interflux.benchmarks.contender.HandWritten.on;
import static io.interflux.benchmarks.contender.HandWritten.rows;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.recursive.TreeNode;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A statement for each level over R2DBC: the children of all nodes of the level before, until there are none. */
public final class TreeLevels implements Recursion {

    private static final String ROOTS = "SELECT id, name, \"parentId\" FROM nodes WHERE \"parentId\" IS NULL";
    private static final String CHILDREN = "SELECT id, name, \"parentId\" FROM nodes WHERE \"parentId\" = ANY($1)";

    private final ConnectionPool connections;

    private TreeLevels(ConnectionPool connections) {
        this.connections = connections;
    }

    /** One over one connection. */
    public static TreeLevels open(Endpoint endpoint, ResultFormat format) {
        return new TreeLevels(endpoint.pool(1, format));
    }

    @Override
    public Flux<TreeNode> recursion() {
        return on(connections, connection -> {
            TreeRows tree = new TreeRows();
            return level(connection.createStatement(ROOTS), tree)
                    .expand(keys -> children(connection, keys, tree))
                    .thenMany(Flux.defer(() -> Flux.fromIterable(tree.roots())));
        });
    }

    private static Mono<List<Long>> children(Connection connection, List<Long> parents, TreeRows tree) {
        return parents.isEmpty()
                ? Mono.empty()
                : level(connection.createStatement(CHILDREN).bind(0, parents.toArray(Long[]::new)), tree);
    }

    private static Mono<List<Long>> level(Statement statement, TreeRows tree) {
        return rows(statement, tree::add).collectList();
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
