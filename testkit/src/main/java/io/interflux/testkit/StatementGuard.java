package io.interflux.testkit;

import io.interflux.spi.StatementListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Fails work that sends more statements than it should, such as one for each of its elements. It counts what the guarded subscription sends,
 * by any {@code Interflux} that it uses, and nothing that others send at the same time; BEGIN and COMMIT are not counted.
 *
 * <pre>{@code
 * StepVerifier.create(StatementGuard.expectStatements(3, interflux.find(USERS_WITH_PROFILES)))
 *         .expectNextCount(20)
 *         .verifyComplete();
 * }</pre>
 */
public final class StatementGuard {

    private StatementGuard() {}

    /**
     * The same elements, and when they have all come an {@link AssertionError} in the place of the completion if any other number of
     * statements was sent. Errors of the work come as they are; after a cancellation nothing is checked.
     */
    public static <T> Flux<T> expectStatements(int expected, Flux<T> work) {
        return guarded(work, sent -> sent == expected, "Expected " + statements(expected));
    }

    /** As {@link #expectStatements(int, Flux)}; the value comes only if the number is right. */
    public static <T> Mono<T> expectStatements(int expected, Mono<T> work) {
        return expectStatements(expected, work.flux()).singleOrEmpty();
    }

    /** As {@link #expectStatements(int, Flux)}, for any number up to {@code most}. */
    public static <T> Flux<T> expectAtMost(int most, Flux<T> work) {
        return guarded(work, sent -> sent <= most, "Expected at most " + statements(most));
    }

    /** As {@link #expectStatements(int, Mono)}, for any number up to {@code most}. */
    public static <T> Mono<T> expectAtMost(int most, Mono<T> work) {
        return expectAtMost(most, work.flux()).singleOrEmpty();
    }

    private static <T> Flux<T> guarded(Flux<T> work, IntPredicate allowed, String expectation) {
        return Flux.defer(() -> {
            Queue<String> sent = new ConcurrentLinkedQueue<>();
            return work.contextWrite(context ->
                            context.put(StatementListener.class, recording(sent, StatementListener.of(context))))
                    .doOnComplete(() -> verify(List.copyOf(sent), allowed, expectation));
        });
    }

    /** Also tells the listener of a guard around this one. */
    private static StatementListener recording(Queue<String> sent, StatementListener outer) {
        return statement -> {
            sent.add(statement.text());
            outer.sending(statement);
        };
    }

    private static void verify(List<String> sent, IntPredicate allowed, String expectation) {
        if (!allowed.test(sent.size())) {
            throw new AssertionError(expectation + ", but " + sent.size() + " were sent" + list(sent));
        }
    }

    private static String statements(int number) {
        return number + (number == 1 ? " statement" : " statements");
    }

    /** Each text once, in the order of its first time. */
    private static String list(List<String> sent) {
        Map<String, Long> times = sent.stream()
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        StringBuilder lines = new StringBuilder(sent.isEmpty() ? "" : ":");
        times.forEach((text, count) ->
                lines.append("\n  ").append(count).append(" x ").append(text));
        boolean repeated = times.values().stream().anyMatch(count -> count > 1);
        return lines + (repeated ? "\nA statement for each element is usually a missing include." : "");
    }
}
