package io.interflux.benchmarks.database;

import java.util.List;

/**
 * Trees of three levels in one table. Nodes are numbered level by level, from 1.
 *
 * @param roots how many trees
 * @param fanOut how many children each node of the first two levels has
 */
public record TreeData(long roots, long fanOut) implements DataSet {

    private static final long FAN_OUT = 46;

    /** About so many nodes, but one tree at least. */
    public static TreeData of(long nodes) {
        return new TreeData(Math.max(1, nodes / new TreeData(1, FAN_OUT).nodes()), FAN_OUT);
    }

    /** On all levels of all trees. */
    public long nodes() {
        return roots * (1 + fanOut + fanOut * fanOut);
    }

    @Override
    public List<String> statements() {
        return List.of(
                "CREATE TABLE nodes (id BIGINT, name VARCHAR(255) NOT NULL, \"parentId\" BIGINT)",
                insert(),
                "ALTER TABLE nodes ADD PRIMARY KEY (id)",
                "CREATE INDEX ON nodes (\"parentId\")",
                "ALTER TABLE nodes ADD FOREIGN KEY (\"parentId\") REFERENCES nodes (id)",
                "VACUUM ANALYZE");
    }

    private String insert() {
        return """
                INSERT INTO nodes
                SELECT n, 'node-' || n || '-' || md5(n::text), CASE WHEN n > %1$d THEN (n - %1$d - 1) / %2$d + 1 END
                FROM generate_series(1, %3$d) n"""
                .formatted(roots, fanOut, nodes());
    }

    @Override
    public String describe() {
        return "%,d nodes on three levels, %,d children each, in %,d trees".formatted(nodes(), fanOut, roots);
    }
}
