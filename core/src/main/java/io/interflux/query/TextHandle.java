package io.interflux.query;

/**
 * An attribute of text.
 *
 * @param <E> the entity whose attribute it is
 */
public final class TextHandle<E> extends ComparableHandle<E, String> {

    TextHandle(AttributeReference reference) {
        super(reference);
    }

    /** Matches a pattern: {@code %} any run of characters, {@code _} exactly one, backslash escapes. Case sensitive. */
    public Condition<E> like(String pattern) {
        return new Condition<>(new ConditionSpec.Like(reference(), pattern, false, false));
    }

    /** Does not match the pattern; rows with null are left out. */
    public Condition<E> notLike(String pattern) {
        return new Condition<>(new ConditionSpec.Like(reference(), pattern, false, true));
    }

    /** As {@link #like}, ignoring case by the rules of the database. */
    public Condition<E> ilike(String pattern) {
        return new Condition<>(new ConditionSpec.Like(reference(), pattern, true, false));
    }
}
