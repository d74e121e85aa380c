package io.interflux.load;

import io.interflux.assemble.LoadedRow;
import io.interflux.error.BudgetExceededException;
import io.interflux.query.Budget;
import io.interflux.spi.Row;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Counts the statements and rows of one load, and ends it where the rows are more than its budget. State of one load. */
final class Meter {

    private final Budget budget;
    private long rows;
    private long windowRows;
    private long windowNodes;
    private long bytes;
    private long statements;
    private long keys;

    Meter(Budget budget) {
        this.budget = budget;
    }

    void beginWindow() {
        windowRows = 0;
        windowNodes = 0;
    }

    /** What all rows read so far have taken, by estimate. */
    long bytes() {
        return bytes;
    }

    /** The rows read since the window began. */
    long windowRows() {
        return windowRows;
    }

    /** A statement for rows is sent, with so many keys. */
    void sent(long withKeys) {
        statements++;
        keys += withKeys;
    }

    /** What has been counted so far; it takes no time. */
    LoadFigures figures() {
        return new LoadFigures(statements, keys, rows, Duration.ZERO);
    }

    /**
     * Copies rows and counts them.
     *
     * @param width the number of columns
     * @param path whose rows these are, for the message
     * @param nodes how many entities are made of each row
     */
    Function<Row, LoadedRow> reading(int width, String path, int nodes) {
        return row -> {
            count(path, nodes);
            return weighed(LoadedRow.copyOf(row, width));
        };
    }

    /** Counts rows that came as arrays, which made one row of the result. */
    List<LoadedRow> counted(List<LoadedRow> rows, String path, int nodes) {
        rows.forEach(row -> {
            count(path, nodes);
            weighed(row);
        });
        return rows;
    }

    private LoadedRow weighed(LoadedRow row) {
        bytes += row.estimatedBytes();
        return row;
    }

    private void count(String path, int nodes) {
        rows++;
        windowRows++;
        windowNodes += nodes;
        if (rows > budget.rows()) {
            throw exceeded("rows", budget.rows(), path, "this load reads more rows than " + budget.rows());
        }
        if (windowNodes > budget.nodes()) {
            throw exceeded(
                    "nodes",
                    budget.nodes(),
                    path,
                    "one window of roots has more than " + budget.nodes() + " entities, at all levels together");
        }
    }

    private static BudgetExceededException exceeded(String limit, long value, String path, String what) {
        return new BudgetExceededException(
                "The budget is used up at " + path + ": " + what
                        + "; narrow the query, limit the include, or raise the budget by budget(b -> b." + limit
                        + "(…))",
                path,
                value);
    }
}
