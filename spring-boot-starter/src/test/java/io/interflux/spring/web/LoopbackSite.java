package io.interflux.spring.web;

import io.interflux.Interflux;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.netty.channel.ChannelOption;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A server of WebFlux that streams lines, on loopback. */
record LoopbackSite(AnnotationConfigApplicationContext context, DisposableServer server) implements AutoCloseable {

    static LoopbackSite open(Interflux interflux, Progress progress, ConnectionFactory connections) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(Interflux.class, () -> interflux);
        context.registerBean(Progress.class, () -> progress);
        context.registerBean(R2dbcTransactionManager.class, () -> new R2dbcTransactionManager(connections));
        context.register(Web.class, Lines.class);
        context.refresh();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .childOption(ChannelOption.SO_SNDBUF, RawClient.BUFFER)
                .handle(new ReactorHttpHandlerAdapter(
                        WebHttpHandlerBuilder.applicationContext(context).build()))
                .bindNow();
        return new LoopbackSite(context, server);
    }

    RawClient get(String path, String accepted) {
        return RawClient.get(server.port(), path, accepted);
    }

    @Override
    public void close() {
        server.disposeNow();
        context.close();
    }

    @EnableWebFlux
    @EnableTransactionManagement
    @Configuration(proxyBeanMethods = false)
    static class Web {}

    @RestController
    @RequestMapping(
            produces = {
                MediaType.APPLICATION_NDJSON_VALUE,
                MediaType.TEXT_EVENT_STREAM_VALUE,
                MediaType.APPLICATION_JSON_VALUE
            })
    static class Lines {

        private static final Select<Line> LINES = Select.from(Line.class);

        private final Interflux interflux;
        private final Progress progress;

        Lines(Interflux interflux, Progress progress) {
            this.interflux = interflux;
            this.progress = progress;
        }

        private Flux<Line> taken(Select<Line> select) {
            return interflux.find(select).doOnNext(line -> progress.took());
        }

        /** By keyset windows, without a transaction. */
        @GetMapping("/plain")
        Flux<Line> plain() {
            return taken(LINES);
        }

        /** On PostgreSQL by a cursor, in a transaction of the load's own. */
        @GetMapping("/ordered")
        Flux<Line> ordered() {
            return taken(LINES.orderBy(ModelHandle.of(Line.class).text("text").asc()));
        }

        /** In Spring's transaction. */
        @GetMapping("/transactional")
        @Transactional(readOnly = true)
        public Flux<Line> transactional() {
            return taken(LINES);
        }

        @GetMapping("/failing")
        Flux<Line> failing() {
            return taken(LINES.budget(budget -> budget.rows(StreamingIT.LINES / 2)));
        }
    }
}
