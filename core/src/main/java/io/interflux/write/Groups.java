package io.interflux.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/**
 * Entities by the shape of their statement, each known by its position in what the caller gave.
 *
 * @param <K> what entities of one statement have in common
 */
final class Groups<K> {

    private final Map<K, List<Integer>> positions = new LinkedHashMap<>();

    private Groups() {}

    static <K> Groups<K> of(int size, IntFunction<K> shape) {
        return of(IntStream.range(0, size), shape);
    }

    /** @param order all positions, in the order in which those of one group are written */
    static <K> Groups<K> of(IntStream order, IntFunction<K> shape) {
        Groups<K> groups = new Groups<>();
        order.forEach(i -> groups.positions
                .computeIfAbsent(shape.apply(i), added -> new ArrayList<>())
                .add(i));
        return groups;
    }

    /**
     * Writes group after group, and gives everything in the caller's order.
     *
     * @param write gives one result for each position that it is handed, in their order
     */
    <R> Flux<R> write(BiFunction<K, List<Integer>, Flux<R>> write) {
        return Flux.fromIterable(positions.entrySet())
                .concatMap(group -> write.apply(group.getKey(), group.getValue())
                        .collectList()
                        .map(results -> new Part<>(group.getValue(), results)))
                .collectList()
                .flatMapIterable(Groups::inOrder);
    }

    private record Part<R>(List<Integer> positions, List<R> results) {}

    private static <R> List<R> inOrder(List<Part<R>> parts) {
        TreeMap<Integer, R> ordered = new TreeMap<>();
        for (Part<R> part : parts) {
            for (int i = 0; i < part.positions().size(); i++) {
                ordered.put(part.positions().get(i), part.results().get(i));
            }
        }
        return List.copyOf(ordered.values());
    }
}
