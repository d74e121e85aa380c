package io.interflux.write;

import io.interflux.error.internal.Arguments;
import io.interflux.query.Assignments;
import java.util.function.UnaryOperator;

/**
 * One link that a bulk load is to make: what it links, by entities or by their keys, and the attributes of the link.
 *
 * <pre>{@code
 * Pair.of(amidala, queen, j -> j.set(selfGranted, true))
 * Pair.ofKeys(7, 3)
 * }</pre>
 *
 * @param <S> the entity that has the association
 * @param <T> the associated entity
 * @param <J> the junction entity
 */
@SuppressWarnings("UnusedTypeParameter") // they hold a pair to the association that it is for
public final class Pair<S, T, J> {

    private final Object source;
    private final Object target;
    private final boolean byKeys;
    private final Assignments<J> payload;

    private Pair(Object source, Object target, boolean byKeys, Assignments<J> payload) {
        this.source = Arguments.required("The source of a pair", source);
        this.target = Arguments.required("The target of a pair", target);
        this.byKeys = byKeys;
        this.payload = payload;
    }

    /** A link between two entities, each with the key that the junction refers to. */
    public static <S, T, J> Pair<S, T, J> of(S source, T target) {
        return new Pair<>(source, target, false, Assignments.none());
    }

    /** A link between two entities, with attributes of its own. */
    public static <S, T, J> Pair<S, T, J> of(S source, T target, UnaryOperator<Assignments<J>> payload) {
        return new Pair<>(source, target, false, applied(payload));
    }

    /** A link between the rows with these keys, each one value, or a list of them for a composite key. */
    public static <S, T, J> Pair<S, T, J> ofKeys(Object source, Object target) {
        return new Pair<>(source, target, true, Assignments.none());
    }

    /** A link between the rows with these keys, with attributes of its own. */
    public static <S, T, J> Pair<S, T, J> ofKeys(Object source, Object target, UnaryOperator<Assignments<J>> payload) {
        return new Pair<>(source, target, true, applied(payload));
    }

    private static <J> Assignments<J> applied(UnaryOperator<Assignments<J>> payload) {
        return Arguments.required(
                "What the block of attributes of a link gives",
                Arguments.required("The block of attributes of a link", payload).apply(Assignments.none()));
    }

    Object source() {
        return source;
    }

    Object target() {
        return target;
    }

    boolean byKeys() {
        return byKeys;
    }

    Assignments<J> payload() {
        return payload;
    }
}
