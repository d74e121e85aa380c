package io.interflux.benchmarks.graph;

/** A root of a loaded graph, of whatever class a contender makes it. */
public interface Parent {

    /** Shows every row of the graph to the tally, this one first. */
    void tell(Tally tally);
}
