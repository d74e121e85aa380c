package io.interflux.benchmarks.database;

import java.util.List;

/**
 * People with links among themselves that lead back to everybody.
 *
 * @param people how many; everybody is reached from everybody
 * @param links how many, from each as many as from another, or one more
 */
public record FriendsData(long people, long links) implements DataSet {

    /** Links of one person lead this far from each other; the first leads to the next person. */
    private static final long STRIDE = 23;

    /** The distances must differ. */
    public FriendsData {
        if (links < people || links / people * STRIDE >= people) {
            throw new IllegalArgumentException(people + " people need " + people + " links or more, but less than "
                    + people / STRIDE + " each; " + links + " were asked for");
        }
    }

    @Override
    public List<String> statements() {
        return List.of(
                "CREATE TABLE people (id BIGINT PRIMARY KEY, name VARCHAR(255) NOT NULL)",
                """
                CREATE TABLE friendships ("fromId" BIGINT REFERENCES people (id), "toId" BIGINT REFERENCES people (id),
                    PRIMARY KEY ("fromId", "toId"))""",
                "CREATE INDEX ON friendships (\"toId\")",
                "INSERT INTO people SELECT p, 'person-' || p || '-' || md5(p::text) FROM generate_series(1, %d) p"
                        .formatted(people),
                insertLinks(),
                "VACUUM ANALYZE");
    }

    private String insertLinks() {
        return """
                INSERT INTO friendships
                SELECT n %% %1$d + 1, (n %% %1$d + 1 + n / %1$d * %2$d) %% %1$d + 1
                FROM generate_series(0, %3$d) n"""
                .formatted(people, STRIDE, links - 1);
    }

    @Override
    public String describe() {
        return "%,d people with %,d links among them, in circles".formatted(people, links);
    }
}
