package io.interflux.benchmarks.database;

import java.util.List;

/**
 * One empty table, to be filled.
 *
 * @param rows how many there will be
 */
public record EventsData(long rows) implements DataSet {

    @Override
    public List<String> statements() {
        return List.of(
                """
                CREATE TABLE events (id BIGINT PRIMARY KEY, name VARCHAR(255) NOT NULL, amount INTEGER,
                    settled BOOLEAN NOT NULL)""");
    }

    @Override
    public String describe() {
        return "%,d rows for an empty table of four columns with a primary key".formatted(rows);
    }
}
