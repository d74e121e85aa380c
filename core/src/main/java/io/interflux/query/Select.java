package io.interflux.query;

import io.interflux.error.internal.Arguments;
import io.interflux.mapping.DynamicEntity;
import java.util.function.UnaryOperator;

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
    private final LoadSpec load;

    private Select(ModelReference model, Class<T> type, LevelSpec level, LoadSpec load) {
        super(level);
        this.model = model;
        this.type = type;
        this.load = load;
    }

    /** All rows of a model. */
    public static <T> Select<T> from(ModelHandle<T> model) {
        Arguments.required("The model of a query", model);
        return new Select<>(model.reference(), model.type(), LevelSpec.ALL, LoadSpec.DEFAULT);
    }

    /** All rows of the model that was read from that class. */
    public static <T> Select<T> from(Class<T> type) {
        return from(ModelHandle.of(type));
    }

    /** All rows of the model of that name, as dynamic entities. */
    public static Select<DynamicEntity> from(String model) {
        return from(ModelHandle.of(model));
    }

    /**
     * The rows that an association reaches from the rows of its source that satisfy a condition, each within its source row, under the
     * association's name; for operations on relations.
     *
     * @param source the association's source, by name
     * @param owner which rows of the source
     * @param children what is asked of the rows that are reached
     */
    public static Select<DynamicEntity> within(
            String source, Condition<DynamicEntity> owner, AssociationReference association, Select<?> children) {
        IncludeSpec include =
                IncludeSpec.of(association, null).withRequired(false).withLevel(children.level());
        Select<DynamicEntity> rows = from(source).where(owner);
        return rows.with(rows.level().including(include)).with(children.load());
    }

    /**
     * The same rows as instances of another class, such as a record with some of the model's attributes and with records of the same sort for
     * associated rows. Only what its components name is read, and what they name is included; an include given before adds its options to that.
     *
     * <pre>{@code
     * record ProfileName(String name) {}
     * record UserCard(String username, List<ProfileName> profiles) {}
     *
     * Select.from(user).include(profiles, p -> p.limit(5)).orderBy(username.asc()).as(UserCard.class);
     * }</pre>
     *
     * <p>A component that names nothing of the model, one of another type than the attribute, and an include or {@code only} for which the
     * class has no place are errors when the query is first used.
     */
    public <R> Select<R> as(Class<R> projection) {
        return new Select<>(model, Arguments.required("The class of as", projection), level(), load);
    }

    @Override
    Select<T> with(LevelSpec changed) {
        return new Select<>(model, type, changed, load);
    }

    private Select<T> with(LoadSpec changed) {
        return new Select<>(model, type, level(), changed);
    }

    /** The model, by symbolic name. */
    public ModelReference model() {
        return model;
    }

    /** The class of the results. */
    public Class<T> type() {
        return type;
    }

    /** What was asked of the load as a whole. */
    public LoadSpec load() {
        return load;
    }

    /** At most that many roots, counted after all filtering, required includes too; never joined rows. */
    public Select<T> limit(long rows) {
        return with(level().withLimit(requireNotNegative("limit", rows)));
    }

    /** Without the first roots, counted as {@link #limit} counts. */
    public Select<T> offset(long rows) {
        return with(level().withOffset(requireNotNegative("offset", rows)));
    }

    /**
     * All statements of the load see one snapshot of the database. Inside a transaction of the caller's that must be one of REPEATABLE READ
     * or stronger, else it is a {@link io.interflux.error.QueryException} before anything is sent.
     */
    public Select<T> snapshot() {
        return with(load.withSnapshot());
    }

    /** With other limits than {@link Budget#DEFAULT}: {@code budget(b -> b.nodes(100_000))}. */
    public Select<T> budget(UnaryOperator<Budget> limits) {
        return with(load.withBudget(
                Arguments.required("The block of budget", limits).apply(load.budget())));
    }

    /**
     * Only roots after the last one of the page that gave this cursor, which must have been read in the same order; {@link #limit} is then
     * the size of the page, and an {@link #offset} an error. A cursor that was changed, cut or given by another query is a
     * {@link io.interflux.error.CursorException} before anything is sent.
     *
     * @param cursor from {@code nextCursor()} of a page or a slice
     */
    public Select<T> after(String cursor) {
        return with(load.withAfter(Arguments.required("The cursor of after", cursor)));
    }

    /**
     * Rows that a model with soft delete has marked as deleted are read too, at every level and in every condition; without this they are
     * left out everywhere.
     */
    public Select<T> withDeleted() {
        return with(load.withDeletedRows());
    }

    /**
     * Locks the rows of the roots, as they are read, until the caller's transaction ends; who wants to write or lock them waits. The rows of
     * includes are not locked. Outside of a transaction it is a {@link io.interflux.error.QueryException} before anything is sent.
     */
    public Select<T> forUpdate() {
        return with(load.withForUpdate());
    }
}
