package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.query.Assignments;
import io.interflux.query.AttributeHandle;
import io.interflux.query.Condition;
import io.interflux.query.Select;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An update of all rows that satisfy a condition, by one statement. Immutable; nothing is checked or sent before {@link #where} or
 * {@link #all}. Versions are counted up and times written, but no version is checked.
 *
 * <pre>{@code
 * Mono<Long> rows = interflux.update(user).set(points, 0).where(points.lessThan(0));
 * }</pre>
 *
 * @param <T> the entity
 */
public final class ConditionalUpdate<T> {

    private final ConditionalWrites writes;
    private final Select<T> rows;
    private final Assignments<T> assignments;

    ConditionalUpdate(ConditionalWrites writes, Select<T> rows, Assignments<T> assignments) {
        this.writes = writes;
        this.rows = rows;
        this.assignments = assignments;
    }

    /** The attribute gets the value, which may be null. */
    public <V> ConditionalUpdate<T> set(AttributeHandle<T, V> attribute, @Nullable V value) {
        return new ConditionalUpdate<>(writes, rows, assignments.set(attribute, value));
    }

    /** As {@link #set(AttributeHandle, Object)}, by the attribute's name. */
    public ConditionalUpdate<T> set(String attribute, @Nullable Object value) {
        return new ConditionalUpdate<>(writes, rows, assignments.set(attribute, value));
    }

    /** Rows that are marked as deleted are updated too; with {@code set(deletedAt, null)} they are there again. */
    public ConditionalUpdate<T> withDeleted() {
        return new ConditionalUpdate<>(writes, rows.withDeleted(), assignments);
    }

    /**
     * Updates the rows that satisfy the condition.
     *
     * @return how many rows were updated
     * @throws QueryException if nothing is set, or a name or value does not fit the schema
     */
    public Mono<Long> where(Condition<T> condition) {
        return writes.update(rows.where(Arguments.required("The condition of an update", condition)), assignments);
    }

    /** Updates all rows of the model, as {@link #where} does those that satisfy a condition. */
    public Mono<Long> all() {
        return writes.update(rows, assignments);
    }
}
