package io.interflux.benchmarks.workload;

import java.util.List;

/**
 * One who does not take part, or not as one might expect.
 *
 * @param contender who
 * @param workloads where
 * @param reason why, and what stands in
 */
public record Absence(String contender, String workloads, String reason) {

    /** All of them. */
    public static List<Absence> all() {
        return List.of(
                new Absence(
                        "jooq-multiset, binary",
                        "all",
                        "With the driver's `forceBinary` the values inside MULTISET come back null; it runs with the driver's"
                                + " defaults."),
                new Absence(
                        "hibernate-reactive, binary",
                        "all",
                        "It brings its own driver, Vert.x', which reads binary always."),
                new Absence(
                        "hibernate-reactive, one stream",
                        "P1, P2",
                        "It cannot stream a result. It reads windows of a thousand keys, each with join fetches."),
                new Absence(
                        "hibernate-reactive, spring-data",
                        "P5",
                        "Neither streams a graph by itself; windows by hand are measured in P1, and take long here."),
                new Absence(
                        "spring-data, binary",
                        "all",
                        "It spends its time elsewhere than in the driver; it runs with the driver's defaults."),
                new Absence(
                        "hibernate-reactive, spring-data",
                        "P7, P9",
                        "Neither limits a collection per parent or follows one to any depth; with SQL by hand it would be the"
                                + " hand-written variant again."),
                new Absence(
                        "hibernate-reactive, jooq-multiset, spring-data",
                        "P6",
                        "Two collections fetched by one query are their product, and nested MULTISETs read a row as often as"
                                + " there are ways to it; what is asked for here is the cost beside batches."),
                new Absence(
                        "psql \\copy",
                        "P8",
                        "The embedded PostgreSQL comes without psql. `jdbc-copy` sends the same bytes by the same command."),
                new Absence(
                        "Sequelize",
                        "P3, P6",
                        "It runs on Node.js. Its figures below are of a run of their own on a machine of the same kind."));
    }
}
