package io.interflux.benchmarks.database;

import java.util.List;

/** Tables and rows of one workload, made by arithmetic inside the database, so that they are the same everywhere. */
public sealed interface DataSet extends Comparable<DataSet> permits EventsData, FriendsData, GrantsData, TreeData {

    /** Everything that makes tables, rows, indexes and statistics, in this order. */
    List<String> statements();

    /** In words, with numbers. */
    String describe();

    @Override
    default int compareTo(DataSet other) {
        return describe().compareTo(other.describe());
    }
}
