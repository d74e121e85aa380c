package io.interflux.benchmarks.graph;

/**
 * What a load brought.
 *
 * @param parents how many roots
 * @param nodes how many rows in all graphs, each counted as often as it occurs
 * @param hash over every value of every row and its place in the graph
 */
public record Checksum(long parents, long nodes, long hash) {

    /** What two loads brought together, in whatever order. */
    public Checksum and(Checksum other) {
        return new Checksum(parents + other.parents, nodes + other.nodes, hash + other.hash);
    }
}
