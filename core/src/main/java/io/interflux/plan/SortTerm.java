package io.interflux.plan;

import io.interflux.error.InterfluxException;
import org.jspecify.annotations.Nullable;

/**
 * One term of an ORDER BY; nulls come last if ascending, else first.
 *
 * @param nullable whether a null can come, from the column or from an outer join
 */
public record SortTerm(Expression expression, boolean ascending, boolean nullable) {

    static SortTerm of(Expression expression, boolean ascending) {
        return new SortTerm(expression, ascending, expression.nullable());
    }

    /** The value that a term had in the last row of a window. */
    record Last(SortTerm term, @Nullable Object value) {

        Expression expression() {
            return term.expression();
        }

        Predicate.Value required() {
            if (value == null) {
                throw new InterfluxException("The sort term " + term.expression()
                        + " is declared not null, but a row has null there; declare its attribute nullable");
            }
            return new Predicate.Value(expression().type(), value);
        }
    }
}
