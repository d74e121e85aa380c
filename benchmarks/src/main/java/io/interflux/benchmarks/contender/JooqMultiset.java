package io.interflux.benchmarks.contender;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.Profile;
import io.interflux.benchmarks.graph.User;
import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Record4;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * jOOQ's MULTISET over R2DBC: one statement whose rows are users, their children beside them as JSON, which jOOQ reads. With the
 * driver's {@code forceBinary} the values inside come back null, so it runs with the defaults only.
 */
public final class JooqMultiset implements FullGraph, PointRead, TopLinks {

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final Table<Record> USERS = table(name("users"));
    private static final Table<Record> PROFILES = table(name("profiles"));
    private static final Table<Record> GRANTS = table(name("grants"));
    private static final Field<Long> USER_ID = field(name("users", "id"), SQLDataType.BIGINT);
    private static final Field<String> USERNAME = field(name("users", "username"), SQLDataType.VARCHAR);
    private static final Field<Integer> POINTS = field(name("users", "points"), SQLDataType.INTEGER);
    private static final Field<Long> PROFILE_ID = field(name("profiles", "id"), SQLDataType.BIGINT);
    private static final Field<String> NAME = field(name("profiles", "name"), SQLDataType.VARCHAR);
    private static final Field<Long> GRANT_USER = field(name("grants", "userId"), SQLDataType.BIGINT);
    private static final Field<Long> GRANT_PROFILE = field(name("grants", "profileId"), SQLDataType.BIGINT);
    private static final Field<Boolean> SELF_GRANTED = field(name("grants", "selfGranted"), SQLDataType.BOOLEAN);
    private static final Field<Integer> RANK = field(name("grants", "rank"), SQLDataType.INTEGER);

    private final ConnectionPool connections;
    private final DSLContext sql;

    private JooqMultiset(ConnectionPool connections) {
        this.connections = connections;
        this.sql = DSL.using(connections, SQLDialect.POSTGRES);
    }

    /** One over so many connections. */
    public static JooqMultiset open(Endpoint endpoint, int connections) {
        return new JooqMultiset(endpoint.pool(connections, ResultFormat.TEXT));
    }

    @Override
    public Flux<User> fullGraph() {
        return read(users(links()));
    }

    @Override
    public Mono<User> pointRead(long id) {
        return read(users(links()).where(USER_ID.eq(id))).next();
    }

    @Override
    public Flux<User> topLinks() {
        return read(users(links().orderBy(RANK).limit(COUNT)).orderBy(USER_ID));
    }

    private SelectJoinStep<Record4<Long, String, Integer, List<Profile>>> users(
            Select<Record3<Long, String, Boolean>> links) {
        Field<List<Profile>> profiles = multiset(links).convertFrom(result -> result.map(mapping(Profile::of)));
        return sql.select(USER_ID, USERNAME, POINTS, profiles).from(USERS);
    }

    private static SelectConditionStep<Record3<Long, String, Boolean>> links() {
        return select(PROFILE_ID, NAME, SELF_GRANTED)
                .from(GRANTS)
                .join(PROFILES)
                .on(PROFILE_ID.eq(GRANT_PROFILE))
                .where(GRANT_USER.eq(USER_ID));
    }

    private static Flux<User> read(ResultQuery<Record4<Long, String, Integer, List<Profile>>> query) {
        return Flux.from(query).map(mapping(User::new));
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
