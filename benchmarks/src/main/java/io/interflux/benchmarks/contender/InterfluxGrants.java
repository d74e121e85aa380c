package io.interflux.benchmarks.contender;

import io.interflux.Interflux;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.Grant;
import io.interflux.benchmarks.graph.Profile;
import io.interflux.benchmarks.graph.User;
import io.interflux.model.Schema;
import io.interflux.query.BooleanHandle;
import io.interflux.query.ComparableHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.pool.ConnectionPool;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Interflux with its defaults, through its public API. */
public final class InterfluxGrants implements FullGraph, PointRead, TopLinks {

    private static final ModelHandle<User> USER = ModelHandle.of(User.class);
    private static final ModelHandle<Grant> GRANT = ModelHandle.of(Grant.class);
    private static final ComparableHandle<User, Long> ID = USER.attribute("id", Long.class);
    private static final BooleanHandle<Grant> SELF_GRANTED = GRANT.bool("selfGranted");
    private static final ComparableHandle<Grant, Integer> RANK = GRANT.attribute("rank", Integer.class);
    private static final ManyToManyHandle<User, Profile, Grant> PROFILES =
            USER.manyToMany("profiles", ModelHandle.of(Profile.class), GRANT);

    private static final Select<User> WITH_PROFILES =
            Select.from(USER).include(PROFILES, p -> p.through(t -> t.only(SELF_GRANTED)));
    private static final Select<User> WITH_TOP_PROFILES = Select.from(USER)
            .include(PROFILES, p -> p.through(t -> t.only(SELF_GRANTED))
                    .orderBy(PROFILES.junction(RANK).asc())
                    .limit(COUNT));

    private final ConnectionPool connections;
    private final Interflux interflux;

    private InterfluxGrants(ConnectionPool connections) {
        this.connections = connections;
        this.interflux = R2dbcInterflux.create(connections, schema());
    }

    /** One over so many connections. */
    public static InterfluxGrants open(Endpoint endpoint, int connections, ResultFormat format) {
        return new InterfluxGrants(endpoint.pool(connections, format));
    }

    @Override
    public Flux<User> fullGraph() {
        return interflux.find(WITH_PROFILES);
    }

    @Override
    public Mono<User> pointRead(long id) {
        return interflux.findOne(WITH_PROFILES.where(ID.eq(id)));
    }

    /** How many round trips a point read takes at most, as {@code explain} says. */
    public int explainedRoundTrips() {
        return interflux
                .explain(WITH_PROFILES.where(ID.eq(1L)).limit(1))
                .map(explanation -> explanation.roundTrips().most())
                .blockOptional()
                .orElseThrow();
    }

    /** The rows of one window with their profiles. */
    public static Select<User> window(int rows) {
        return WITH_PROFILES.limit(rows);
    }

    /** What the models of {@link #window} are. */
    public static Schema schema() {
        return Schema.of(User.class, Profile.class, Grant.class);
    }

    @Override
    public Flux<User> topLinks() {
        return interflux.find(WITH_TOP_PROFILES);
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
