package io.interflux.examples.service;

import io.interflux.Interflux;
import io.interflux.testkit.LoopbackProxy;
import io.r2dbc.pool.ConnectionPool;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service as its main method starts it, on a port that is free; once for all tests, until the JVM ends. */
public enum RunningService {
    H2("default"),
    POSTGRESQL("postgresql");

    private static final int LARGEST_BODY = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String profile;

    @SuppressWarnings("ImmutableEnumChecker") // it is started when it is first asked for
    private @Nullable ConfigurableApplicationContext context;

    RunningService(String profile) {
        this.profile = profile;
    }

    private synchronized ConfigurableApplicationContext context() {
        if (context == null) {
            context = new SpringApplicationBuilder(
                            MusicService.class, SlowNetwork.class, ReadRows.class, ReceivedBytes.class)
                    .run(
                            "--spring.profiles.active=" + profile,
                            "--server.port=0",
                            // a kept connection may go deaf: Reactor Netty's issue 4361
                            "--server.netty.max-keep-alive-requests=1");
        }
        return context;
    }

    /** A bean of the service. */
    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    /** The database behind the service. */
    public Interflux interflux() {
        return bean(Interflux.class);
    }

    /** Connections that are not in the pool at the moment. */
    public int connectionsInUse() {
        return bean(ConnectionPool.class).getMetrics().orElseThrow().acquiredSize();
    }

    /** Between the service and its PostgreSQL. */
    public LoopbackProxy network() {
        return bean(LoopbackProxy.class);
    }

    /** Where it is served. */
    public URI address() {
        return URI.create("http://localhost:" + context().getEnvironment().getProperty("local.server.port"));
    }

    /** Asks by HTTP. */
    public WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl(address().toString())
                .responseTimeout(PATIENCE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_BODY))
                .build();
    }
}
