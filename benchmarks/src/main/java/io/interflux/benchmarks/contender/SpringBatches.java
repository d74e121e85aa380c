package io.interflux.benchmarks.contender;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.Profile;
import io.interflux.benchmarks.graph.User;
import io.r2dbc.pool.ConnectionPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Query;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Spring Data R2DBC, which loads no associations, with batching by hand: for each thousand users its template reads the users, their
 * grants, and those profiles that have not come before; keys go as one array. What came stays in a map.
 */
public final class SpringBatches implements FullGraph, PointRead {

    private static final String GRANTS =
            "SELECT \"userId\", \"profileId\", \"selfGranted\" FROM grants WHERE \"userId\" = ANY(:users)";
    private static final String PROFILES = "SELECT id, name FROM profiles WHERE id = ANY(:profiles)";

    private final ConnectionPool connections;
    private final R2dbcEntityTemplate template;

    private SpringBatches(ConnectionPool connections) {
        this.connections = connections;
        this.template = new R2dbcEntityTemplate(DatabaseClient.create(connections), PostgresDialect.INSTANCE);
    }

    /** One over so many connections. */
    public static SpringBatches open(Endpoint endpoint, int connections, ResultFormat format) {
        return new SpringBatches(endpoint.pool(connections, format));
    }

    @Table("users")
    record UserRow(@Id Long id, String username, @Nullable Integer points) {}

    @Table("profiles")
    record ProfileRow(@Id Long id, String name) {}

    @Table("grants")
    record GrantRow(
            @Column("userId") Long userId,
            @Column("profileId") Long profileId,
            @Column("selfGranted") @Nullable Boolean selfGranted) {}

    @Override
    public Flux<User> fullGraph() {
        return Flux.defer(() -> {
            Map<Long, ProfileRow> seen = new HashMap<>();
            return KeyWindows.parents(
                    last -> load(
                            query(where("id").greaterThan(last))
                                    .sort(Sort.by("id"))
                                    .limit(KeyWindows.SIZE),
                            seen),
                    User::id);
        });
    }

    @Override
    public Mono<User> pointRead(long id) {
        return load(query(where("id").is(id)), new HashMap<>()).map(users -> users.get(0));
    }

    private Mono<List<User>> load(Query query, Map<Long, ProfileRow> seen) {
        return template.select(UserRow.class)
                .matching(query)
                .all()
                .map(row -> new User(row.id(), row.username(), row.points(), new ArrayList<>()))
                .<Map<Long, User>>collect(LinkedHashMap::new, (users, user) -> users.put(user.id(), user))
                .flatMap(users -> grants(users)
                        .flatMap(grants -> profiles(grants, seen).thenReturn(grants))
                        .map(grants -> join(users, grants, seen)));
    }

    private Mono<List<GrantRow>> grants(Map<Long, User> users) {
        return rows(GRANTS, "users", users.keySet().toArray(Long[]::new), GrantRow.class)
                .collectList();
    }

    private Mono<Void> profiles(List<GrantRow> grants, Map<Long, ProfileRow> seen) {
        Long[] unseen = grants.stream()
                .map(GrantRow::profileId)
                .filter(id -> !seen.containsKey(id))
                .distinct()
                .toArray(Long[]::new);
        return unseen.length == 0
                ? Mono.empty()
                : rows(PROFILES, "profiles", unseen, ProfileRow.class)
                        .doOnNext(profile -> seen.put(profile.id(), profile))
                        .then();
    }

    /** An array is bound as one value; a collection would become a placeholder for each key. */
    private <T> Flux<T> rows(String sql, String parameter, Long[] keys, Class<T> type) {
        return template.getDatabaseClient()
                .sql(sql)
                .bind(parameter, keys)
                .map((row, metadata) -> template.getConverter().read(type, row, metadata))
                .all();
    }

    private static List<User> join(Map<Long, User> users, List<GrantRow> grants, Map<Long, ProfileRow> profiles) {
        for (GrantRow grant : grants) {
            User user = users.get(grant.userId());
            ProfileRow profile = profiles.get(grant.profileId());
            if (user != null && profile != null) {
                user.profiles().add(Profile.of(profile.id(), profile.name(), grant.selfGranted()));
            }
        }
        return List.copyOf(users.values());
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
