package io.interflux.query;

import io.interflux.error.internal.Arguments;
import io.interflux.mapping.DynamicEntity;

/**
 * A query for rows of one model with the associations that are to come inside them. An immutable value without connection or schema: it can
 * be a constant, and every method returns a new one.
 *
 * <pre>{@code
 * Select.from(user)
 *         .where(points.greaterThan(100))
 *         .include(profiles, p -> p.through(t -> t.only(selfGranted)).where(name.like("Q%")).optional())
 *         .orderBy(username.asc())
 *         .limit(20);
 * }</pre>
 *
 * @param <T> the type of the results
 */
public final class Select<T> extends Selection<T, Select<T>> {

    private final ModelReference model;
    private final Class<T> type;

    private Select(ModelReference model, Class<T> type, LevelSpec level) {
        super(level);
        this.model = model;
        this.type = type;
    }

    /** All rows of a model. */
    public static <T> Select<T> from(ModelHandle<T> model) {
        Arguments.required("The model of a query", model);
        return new Select<>(model.reference(), model.type(), LevelSpec.ALL);
    }

    /** All rows of the model that was read from that class. */
    public static <T> Select<T> from(Class<T> type) {
        return from(ModelHandle.of(type));
    }

    /** All rows of the model of that name, as dynamic entities. */
    public static Select<DynamicEntity> from(String model) {
        return from(ModelHandle.of(model));
    }

    @Override
    Select<T> with(LevelSpec changed) {
        return new Select<>(model, type, changed);
    }

    /** The model, by symbolic name. */
    public ModelReference model() {
        return model;
    }

    /** The class of the results. */
    public Class<T> type() {
        return type;
    }

    /** At most that many roots, counted after all filtering, required includes too; never joined rows. */
    public Select<T> limit(long rows) {
        return with(level().withLimit(requireNotNegative("limit", rows)));
    }

    /** Without the first roots, counted as {@link #limit} counts. */
    public Select<T> offset(long rows) {
        return with(level().withOffset(requireNotNegative("offset", rows)));
    }
}
