package io.interflux.query;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values for some attributes of one model, by symbolic names: what an update writes, or what a link carries. Immutable.
 *
 * <pre>{@code
 * j -> j.set(selfGranted, false)
 * }</pre>
 *
 * @param <E> the entity whose attributes they are
 */
public final class Assignments<E> {

    private final Map<AttributeReference, @Nullable Object> values;

    private Assignments(Map<AttributeReference, @Nullable Object> values) {
        this.values = values;
    }

    /** Nothing yet. */
    public static <E> Assignments<E> none() {
        return new Assignments<>(Map.of());
    }

    /**
     * The attribute gets the value, which may be null.
     *
     * @throws QueryException if the attribute has a value already
     */
    public <V> Assignments<E> set(AttributeHandle<E, V> attribute, @Nullable V value) {
        return with(Arguments.required("The attribute of set", attribute).reference(), value);
    }

    /** As {@link #set(AttributeHandle, Object)}, by the attribute's name. */
    public Assignments<E> set(String attribute, @Nullable Object value) {
        return with(AttributeReference.named(Arguments.required("The attribute of set", attribute)), value);
    }

    private Assignments<E> with(AttributeReference attribute, @Nullable Object value) {
        boolean twice = values.keySet().stream().anyMatch(set -> set.name().equals(attribute.name()));
        if (twice) {
            throw new QueryException("'" + attribute + "' is set twice; set it once");
        }
        Map<AttributeReference, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(attribute, value);
        return new Assignments<>(Collections.unmodifiableMap(more));
    }

    /** The values by attribute, in the order in which they were set. */
    public Map<AttributeReference, @Nullable Object> values() {
        return values;
    }
}
