package io.interflux.plan;

import io.interflux.query.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows come after a given one in an order. Where no term can be null and all have one direction it is a row comparison, which an
 * index answers; else it is spelled out, term by term: equal in the terms before, and after in this one.
 */
final class KeysetPredicate {

    private KeysetPredicate() {}

    static Predicate after(List<SortTerm.Last> lasts) {
        boolean ascending = lasts.get(0).term().ascending();
        boolean uniform = lasts.stream()
                .map(SortTerm.Last::term)
                .allMatch(term -> !term.nullable() && term.ascending() == ascending);
        return uniform ? rowAfter(lasts, ascending) : spelledOut(lasts);
    }

    private static Predicate rowAfter(List<SortTerm.Last> lasts, boolean ascending) {
        ComparisonOperator operator = ascending ? ComparisonOperator.GT : ComparisonOperator.LT;
        if (lasts.size() == 1) {
            return compare(lasts.get(0), operator);
        }
        return new Predicate.RowComparison(
                lasts.stream().map(SortTerm.Last::expression).toList(),
                operator,
                lasts.stream().map(SortTerm.Last::required).toList());
    }

    private static Predicate spelledOut(List<SortTerm.Last> lasts) {
        List<Predicate> alternatives = new ArrayList<>();
        List<Predicate> equalBefore = new ArrayList<>();
        for (SortTerm.Last last : lasts) {
            Predicate after = after(last);
            if (!after.equals(Predicate.FALSE)) {
                List<Predicate> all = new ArrayList<>(equalBefore);
                all.add(after);
                alternatives.add(Predicate.and(all));
            }
            equalBefore.add(equal(last));
        }
        return new Predicate.Or(alternatives);
    }

    /** Ascending has nulls last: nothing comes after a null. Descending has them first: every value comes after. */
    private static Predicate after(SortTerm.Last last) {
        boolean ascending = last.term().ascending();
        if (last.value() == null) {
            return ascending ? Predicate.FALSE : new Predicate.IsNull(last.expression(), true);
        }
        if (!ascending) {
            return compare(last, ComparisonOperator.LT);
        }
        Predicate greater = compare(last, ComparisonOperator.GT);
        return last.term().nullable()
                ? new Predicate.Or(List.of(greater, new Predicate.IsNull(last.expression(), false)))
                : greater;
    }

    private static Predicate equal(SortTerm.Last last) {
        return last.value() == null
                ? new Predicate.IsNull(last.expression(), false)
                : compare(last, ComparisonOperator.EQ);
    }

    private static Predicate compare(SortTerm.Last last, ComparisonOperator operator) {
        return new Predicate.Comparison(last.expression(), operator, last.required());
    }
}
