package io.interflux.query;

/** How the rows of an include are read. Whatever is chosen, the graph is the same. */
public enum Strategy {
    /** The planner chooses by the kind of the association, the options of the include and what the database can do. */
    AUTO,
    /** In the parent's own statement, by a join: to-ones only. */
    JOIN,
    /** One statement for the children of all parents of a window; a many-to-many joins its junction and its target. */
    BATCH,
    /** Many-to-many only: the links of all parents of a window, then the targets that this load has not seen yet. */
    LINK_THEN_TARGET,
    /** One statement that finds the children parent by parent, which an index on the foreign key must answer: collections only. */
    LATERAL
}
