package io.interflux.benchmarks.measure;

import io.interflux.benchmarks.contender.Connected;
import io.interflux.benchmarks.database.Endpoint;
import java.util.function.Function;

/**
 * One who takes part in a workload.
 *
 * @param name how it is called in arguments and results, such as {@code r2dbc-join}
 * @param open connects it; nothing is sent before it is used
 * @param <C> what the workload asks of it
 */
public record Contender<C extends Connected>(String name, Function<Endpoint, ? extends C> open) {}
