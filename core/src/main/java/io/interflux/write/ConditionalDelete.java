package io.interflux.write;

import io.interflux.error.internal.Arguments;
import io.interflux.query.Condition;
import io.interflux.query.Select;
import reactor.core.publisher.Mono;

/**
 * A delete of all rows that satisfy a condition, by one statement. Immutable; nothing is checked or sent before {@link #where} or
 * {@link #all}. Rows of a model with soft delete are only marked.
 *
 * <pre>{@code
 * Mono<Long> rows = interflux.delete(user).where(points.lessThan(0));
 * }</pre>
 *
 * @param <T> the entity
 */
public final class ConditionalDelete<T> {

    private final ConditionalWrites writes;
    private final Select<T> rows;
    private final boolean permanent;

    ConditionalDelete(ConditionalWrites writes, Select<T> rows, boolean permanent) {
        this.writes = writes;
        this.rows = rows;
        this.permanent = permanent;
    }

    /** The rows go for good even if the model has soft delete, those that are marked as deleted among them. */
    public ConditionalDelete<T> permanently() {
        return new ConditionalDelete<>(writes, rows.withDeleted(), true);
    }

    /**
     * Deletes the rows that satisfy the condition.
     *
     * @return how many rows were deleted
     * @throws io.interflux.error.QueryException if the condition does not fit the schema
     */
    public Mono<Long> where(Condition<T> condition) {
        return writes.delete(rows.where(Arguments.required("The condition of a delete", condition)), permanent);
    }

    /** Deletes all rows of the model. */
    public Mono<Long> all() {
        return writes.delete(rows, permanent);
    }
}
