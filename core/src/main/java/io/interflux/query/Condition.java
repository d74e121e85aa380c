package io.interflux.query;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What rows of one model must satisfy, by SQL's three-valued logic: a comparison with null is unknown, and rows for which the whole is
 * unknown are left out. An immutable value without any schema; made by the handles of attributes and associations, and of the model of the
 * handle that it begins with: a condition on an association's rows is one of the association's source.
 *
 * <pre>{@code
 * Condition<User> known = User_.points.greaterThan(100).and(User_.username.like("p%").or(User_.profiles.any()));
 * }</pre>
 *
 * @param <E> the entity whose rows it is about; {@link io.interflux.mapping.DynamicEntity} for all models that are given by name, so that
 *     which of them is only checked when a query is first used
 * @param spec what it says, by symbolic names
 */
public record Condition<E>(ConditionSpec spec) {

    /** Something must be said. */
    public Condition {
        Arguments.required("What a condition says", spec);
    }

    /** Both. */
    public Condition<E> and(Condition<E> other) {
        return and(Arrays.asList(this, other));
    }

    /** Either or both. */
    public Condition<E> or(Condition<E> other) {
        return or(Arrays.asList(this, other));
    }

    /** The opposite; unknown stays unknown. */
    public Condition<E> not() {
        return new Condition<>(new ConditionSpec.Not(spec));
    }

    /** All of them; true if the list is empty. */
    public static <E> Condition<E> and(List<Condition<E>> conditions) {
        return new Condition<>(ConditionSpec.and(specs("A condition of and", conditions)));
    }

    /** At least one of them; false if the list is empty. */
    public static <E> Condition<E> or(List<Condition<E>> conditions) {
        return new Condition<>(ConditionSpec.or(specs("A condition of or", conditions)));
    }

    private static <E> List<ConditionSpec> specs(String what, List<Condition<E>> conditions) {
        return Arguments.requiredAll(what, conditions).stream()
                .map(Condition::spec)
                .toList();
    }

    /**
     * A fragment of SQL for what the handles cannot say. {@code {name}} stands for an attribute of the level's model and becomes its quoted
     * column; {@code ?} stands for the next value, which is bound, never written into the text. A literal {@code ?}, <code>{</code> or
     * <code>}</code> is doubled. Never build the fragment from input. At the beginning of a chain it must be told its model.
     *
     * <pre>{@code
     * User_.points.greaterThan(100).and(Condition.raw("length({username}) > ?", 5))
     * Condition.<User>raw("length({username}) > ?", 5).not()
     * }</pre>
     *
     * @throws QueryException if a value is null
     */
    public static <E> Condition<E> raw(String sql, Object... values) {
        Arguments.required("The fragment of raw", sql);
        if (values == null || Arrays.stream(values).anyMatch(Objects::isNull)) {
            throw new QueryException("A value of the fragment '" + sql + "' is null; write IS NULL in the fragment");
        }
        return new Condition<>(new ConditionSpec.Raw(sql, List.of(values)));
    }

    @Override
    public String toString() {
        return spec.toString();
    }
}
