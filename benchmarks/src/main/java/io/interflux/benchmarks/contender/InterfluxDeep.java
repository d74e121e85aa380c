package io.interflux.benchmarks.contender;

import io.interflux.Interflux;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.deep.DeepGrant;
import io.interflux.benchmarks.graph.deep.DeepProfile;
import io.interflux.benchmarks.graph.deep.DeepUser;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.pool.ConnectionPool;
import reactor.core.publisher.Flux;

/** Interflux with its defaults, the includes given by their paths. */
public final class InterfluxDeep implements DeepInclude {

    private static final Select<DeepUser> DEEP = Select.from(DeepUser.class)
            .include("grants.user")
            .include("grants.profile")
            .include("profiles.users.grants.user")
            .include("profiles.users.grants.profile");

    private final ConnectionPool connections;
    private final Interflux interflux;

    private InterfluxDeep(ConnectionPool connections) {
        this.connections = connections;
        this.interflux =
                R2dbcInterflux.create(connections, Schema.of(DeepUser.class, DeepProfile.class, DeepGrant.class));
    }

    /** One over one connection. */
    public static InterfluxDeep open(Endpoint endpoint, ResultFormat format) {
        return new InterfluxDeep(endpoint.pool(1, format));
    }

    @Override
    public Flux<DeepUser> deepInclude() {
        return interflux.find(DEEP);
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
