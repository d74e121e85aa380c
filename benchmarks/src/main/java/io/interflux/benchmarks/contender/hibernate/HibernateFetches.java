package io.interflux.benchmarks.contender.hibernate;

import io.interflux.benchmarks.contender.FullGraph;
import io.interflux.benchmarks.contender.KeyWindows;
import io.interflux.benchmarks.contender.PointRead;
import io.interflux.benchmarks.database.Endpoint;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.hibernate.reactive.stage.Stage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hibernate Reactive over Vert.x: one query with join fetches for each thousand users, in a stateless session, since nothing is to be
 * changed and entities need no snapshots. It cannot stream a result, and cannot limit a query that fetches a collection but in memory: so
 * the limit is in a subquery.
 */
public final class HibernateFetches implements FullGraph, PointRead {

    private static final String FETCH =
            "select u from UserEntity u left join fetch u.grants g left join fetch g.profile ";
    private static final String WINDOW = FETCH
            + "where u.id in (select v.id from UserEntity v where v.id > :last order by v.id limit 1000) order by u.id";
    private static final String BY_KEY = FETCH + "where u.id = :id";

    private final SessionFactory factory;
    private final Stage.SessionFactory sessions;

    private HibernateFetches(SessionFactory factory) {
        this.factory = factory;
        this.sessions = factory.unwrap(Stage.SessionFactory.class);
    }

    /** One over so many connections. */
    public static HibernateFetches open(Endpoint endpoint, int connections) {
        Configuration configuration = new Configuration()
                .addAnnotatedClass(UserEntity.class)
                .addAnnotatedClass(ProfileEntity.class)
                .addAnnotatedClass(GrantEntity.class)
                .setProperty(JdbcSettings.JAKARTA_JDBC_URL, url(endpoint))
                .setProperty(JdbcSettings.JAKARTA_JDBC_USER, Endpoint.USER)
                .setProperty(JdbcSettings.POOL_SIZE, connections);
        return new HibernateFetches(configuration.buildSessionFactory(new ReactiveServiceRegistryBuilder()
                .applySettings(configuration.getProperties())
                .build()));
    }

    private static String url(Endpoint endpoint) {
        return "postgresql://" + endpoint.host() + ":" + endpoint.port() + "/" + endpoint.database();
    }

    @Override
    public Flux<UserEntity> fullGraph() {
        return KeyWindows.parents(this::window, UserEntity::id);
    }

    private Mono<List<UserEntity>> window(long last) {
        return in(session -> session.createSelectionQuery(WINDOW, UserEntity.class)
                .setParameter("last", last)
                .getResultList());
    }

    @Override
    public Mono<UserEntity> pointRead(long id) {
        return in(session -> session.createSelectionQuery(BY_KEY, UserEntity.class)
                .setParameter("id", id)
                .getSingleResult());
    }

    private <T> Mono<T> in(Function<Stage.StatelessSession, CompletionStage<T>> work) {
        return Mono.fromCompletionStage(() -> sessions.withStatelessSession(work));
    }

    @Override
    public void close() {
        factory.close();
    }
}
