package io.interflux.benchmarks.database;

import java.util.List;

/**
 * Users, profiles, and grants between them. The grants of one user lie together, as they do where a user makes its own; the profiles of one
 * user, and of users that follow each other, lie apart.
 *
 * @param users how many parents
 * @param links how many profiles each user has
 * @param profiles how many children there are to be linked
 */
public record GrantsData(long users, long links, long profiles) implements DataSet {

    /** A prime, so that the users go through all profiles before one is met again. */
    private static final long STRIDE = 7919;

    /** Each user's profiles must differ. */
    public GrantsData {
        if (users < 1 || links < 1 || profiles < links) {
            throw new IllegalArgumentException(
                    users + " users with " + links + " links each need as many profiles, not " + profiles);
        }
    }

    /** Ten links for each of so many users, every profile linked by twenty. */
    public static GrantsData shared(long users) {
        return new GrantsData(users, 10, Math.max(10, users / 2));
    }

    /** Ten links for each of so many users, every profile linked by one. */
    public static GrantsData unshared(long users) {
        return new GrantsData(users, 10, 10 * users);
    }

    @Override
    public List<String> statements() {
        return List.of(
                "CREATE TABLE users (id BIGINT, username VARCHAR(255) NOT NULL, points INTEGER)",
                "CREATE TABLE profiles (id BIGINT, name VARCHAR(255) NOT NULL)",
                """
                CREATE TABLE grants (id BIGINT, "selfGranted" BOOLEAN, rank INTEGER NOT NULL,
                    "userId" BIGINT NOT NULL, "profileId" BIGINT NOT NULL)""",
                insertUsers(),
                insertProfiles(),
                insertGrants(),
                "ALTER TABLE users ADD PRIMARY KEY (id)",
                "ALTER TABLE profiles ADD PRIMARY KEY (id)",
                "ALTER TABLE grants ADD PRIMARY KEY (id), ADD UNIQUE (\"userId\", \"profileId\")",
                "CREATE INDEX ON grants (\"profileId\")",
                "CREATE INDEX ON grants (\"userId\", rank)",
                "ALTER TABLE grants ADD FOREIGN KEY (\"userId\") REFERENCES users (id)",
                "ALTER TABLE grants ADD FOREIGN KEY (\"profileId\") REFERENCES profiles (id)",
                "VACUUM ANALYZE");
    }

    private String insertUsers() {
        return """
                INSERT INTO users
                SELECT u, 'user-' || u || '-' || md5(u::text), CASE WHEN u %% 9 = 0 THEN NULL ELSE u %% 1000 END
                FROM generate_series(1, %d) u"""
                .formatted(users);
    }

    private String insertProfiles() {
        return """
                INSERT INTO profiles
                SELECT p, 'profile-' || p || '-' || md5((3 * p)::text)
                FROM generate_series(1, %d) p"""
                .formatted(profiles);
    }

    private String insertGrants() {
        return """
                INSERT INTO grants
                SELECT n + 1,
                    CASE (u + k) %% 3 WHEN 0 THEN NULL ELSE (u + k) %% 3 = 1 END,
                    (u * 31 + k * %2$d) %% 10007 * %1$d + k,
                    u,
                    %3$s
                FROM generate_series(0::bigint, %4$d) n, LATERAL (SELECT n / %1$d + 1 u, n %% %1$d k) link"""
                .formatted(links, STRIDE, profile(), users * links - 1);
    }

    /** Without sharing the children follow their parents; with it the links of one user are spread evenly. */
    private String profile() {
        return profiles == users * links
                ? "n + 1"
                : "(u * %d + k * %d) %% %d + 1".formatted(STRIDE, profiles / links, profiles);
    }

    @Override
    public String describe() {
        return "%,d users with %,d links each to %,d profiles".formatted(users, links, profiles);
    }
}
