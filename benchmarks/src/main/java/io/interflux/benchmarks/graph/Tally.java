package io.interflux.benchmarks.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sums up loaded graphs, one node after another. The order of siblings counts only if asked for, since a contender need not sort what the
 * workload does not want sorted. Not thread-safe.
 *
 * <pre>{@code
 * tally.enter(user.id(), user.username(), user.points());
 * tally.leaf(profile.id(), profile.name(), true);
 * tally.leave();
 * }</pre>
 */
public final class Tally {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final boolean ordered;
    private long[] own = new long[8];
    private long[] inside = new long[8];
    private int depth;
    private long parents;
    private long nodes;

    private Tally(boolean ordered) {
        this.ordered = ordered;
    }

    /** One for which the order of siblings, roots too, makes a difference. */
    public static Tally ordered() {
        return new Tally(true);
    }

    /** One for which siblings may come in any order. */
    public static Tally unordered() {
        return new Tally(false);
    }

    /** A node, whose children follow until {@link #leave}. */
    public void enter(long id, @Nullable String text, @Nullable Object value) {
        if (depth == 0) {
            parents++;
        }
        nodes++;
        depth++;
        if (depth == own.length) {
            own = Arrays.copyOf(own, 2 * depth);
            inside = Arrays.copyOf(inside, 2 * depth);
        }
        own[depth] = mix(mix(mix(id) + (text == null ? 1 : text.hashCode())) + (value == null ? 1 : value.hashCode()));
        inside[depth] = 0;
    }

    /** The end of the node that was entered last. */
    public void leave() {
        long hash = mix(own[depth] + GOLDEN * inside[depth]);
        depth--;
        inside[depth] = ordered ? 31 * inside[depth] + hash : inside[depth] + hash;
    }

    /** A node without children. */
    public void leaf(long id, @Nullable String text, @Nullable Object value) {
        enter(id, text, value);
        leave();
    }

    /** What has come so far; every node must have been left. */
    public Checksum checksum() {
        return new Checksum(parents, nodes, inside[0]);
    }

    /** The finaliser of SplitMix64, by which every bit of the input reaches every bit of the result. */
    private static long mix(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
