package io.interflux.spring.actuate;

import io.interflux.Interflux;
import io.interflux.query.Select;
import io.interflux.spring.actuate.SchemaDescription.DescribedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The endpoint {@code interflux}: the schema, counters of loads, and the last slow ones with their plans as {@link Interflux#explain} tells
 * them now, missing indexes included. Plans are asked for when the endpoint is read, one after another. Values of queries are never told.
 */
@Endpoint(id = "interflux")
public final class InterfluxEndpoint {

    private final Interflux interflux;
    private final LoadLog log;

    /** An endpoint for the loads that this log is told of. */
    public InterfluxEndpoint(Interflux interflux, LoadLog log) {
        this.interflux = interflux;
        this.log = log;
    }

    /**
     * What the endpoint tells.
     *
     * @param models the schema
     * @param loads all loads since the start
     * @param slowLoads the last slow ones, the latest first
     */
    public record Report(List<DescribedModel> models, LoadLog.Counters loads, List<ExplainedLoad> slowLoads) {}

    /**
     * A load that was slow.
     *
     * @param model the name of the roots' model
     * @param ended when it ended
     * @param took how long its windows were being read
     * @param windows how many windows of roots it has read
     * @param statements how many statements it has sent for rows
     * @param rows how many rows came
     * @param error the class of the error that ended it, or {@code null} if none did
     * @param plan how it is read, line by line, or why that is not known
     */
    public record ExplainedLoad(
            String model,
            Instant ended,
            Duration took,
            int windows,
            long statements,
            long rows,
            @Nullable String error,
            List<String> plan) {}

    /** Everything. */
    @ReadOperation
    public Mono<Report> report() {
        return Flux.defer(() -> Flux.fromIterable(log.slowLoads()))
                .concatMap(this::explained)
                .collectList()
                .map(slow -> new Report(SchemaDescription.of(interflux.schema().definition()), log.counters(), slow));
    }

    private Mono<ExplainedLoad> explained(LoadLog.SlowLoad load) {
        return plan(load.select())
                .map(plan -> new ExplainedLoad(
                        load.model(),
                        load.ended(),
                        load.figures().took(),
                        load.windows(),
                        load.figures().statements(),
                        load.figures().rows(),
                        load.error() == null ? null : load.error().getName(),
                        plan));
    }

    private Mono<List<String>> plan(Select<?> select) {
        return Mono.defer(() -> interflux.explain(select))
                .map(explanation -> explanation.text().lines().toList())
                .onErrorResume(error -> Mono.just(
                        List.of("No plan: " + Objects.requireNonNullElse(error.getMessage(), error.toString()))));
    }
}
