package io.interflux.plan;

import io.interflux.model.DataType;
import io.interflux.query.ArrayOperator;
import io.interflux.query.ComparisonOperator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A condition in which every name has been resolved to a column of a statement and every value to that of a column. */
public sealed interface Predicate {

    /** Always true. */
    Predicate TRUE = new And(List.of());

    /** Always false. */
    Predicate FALSE = new Or(List.of());

    /** Hands this predicate to the method of its kind. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of predicate.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** Visits a predicate of the kind {@link And}. */
        R visitAnd(And predicate);

        /** Visits a predicate of the kind {@link Or}. */
        R visitOr(Or predicate);

        /** Visits a predicate of the kind {@link Not}. */
        R visitNot(Not predicate);

        /** Visits a predicate of the kind {@link NotTrue}. */
        R visitNotTrue(NotTrue predicate);

        /** Visits a predicate of the kind {@link Comparison}. */
        R visitComparison(Comparison predicate);

        /** Visits a predicate of the kind {@link ExpressionComparison}. */
        R visitExpressionComparison(ExpressionComparison predicate);

        /** Visits a predicate of the kind {@link RowComparison}. */
        R visitRowComparison(RowComparison predicate);

        /** Visits a predicate of the kind {@link In}. */
        R visitIn(In predicate);

        /** Visits a predicate of the kind {@link KeyIn}. */
        R visitKeyIn(KeyIn predicate);

        /** Visits a predicate of the kind {@link Between}. */
        R visitBetween(Between predicate);

        /** Visits a predicate of the kind {@link Like}. */
        R visitLike(Like predicate);

        /** Visits a predicate of the kind {@link ArrayComparison}. */
        R visitArrayComparison(ArrayComparison predicate);

        /** Visits a predicate of the kind {@link IsNull}. */
        R visitIsNull(IsNull predicate);

        /** Visits a predicate of the kind {@link Exists}. */
        R visitExists(Exists predicate);

        /** Visits a predicate of the kind {@link Raw}. */
        R visitRaw(Raw predicate);
    }

    /** All of them; true if empty. */
    record And(List<Predicate> predicates) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAnd(this);
        }
    }

    /** At least one; false if empty. */
    record Or(List<Predicate> predicates) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOr(this);
        }
    }

    /** The opposite; unknown stays unknown. */
    record Not(Predicate predicate) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNot(this);
        }
    }

    /** False or unknown. */
    record NotTrue(Predicate predicate) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNotTrue(this);
        }
    }

    /** An expression compared with a value. */
    record Comparison(Expression left, ComparisonOperator operator, Value right) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitComparison(this);
        }
    }

    /** Two expressions compared with each other. */
    record ExpressionComparison(Expression left, ComparisonOperator operator, Expression right) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitExpressionComparison(this);
        }
    }

    /** Several columns compared with as many values as one row value, left to right. */
    record RowComparison(List<Expression> left, ComparisonOperator operator, List<Value> right) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRowComparison(this);
        }
    }

    /** Equal to one of the values, {@link Parameter parameters} among them, of which there is at least one. */
    record In(Expression left, DataType<?> type, List<Object> values) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIn(this);
        }
    }

    /**
     * Several columns equal to one of some keys, column by column.
     *
     * @param keys for each column its values, all of one length
     */
    record KeyIn(List<Column> columns, List<List<Object>> keys) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitKeyIn(this);
        }
    }

    /** From low to high, both included. */
    record Between(Expression left, Value low, Value high) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitBetween(this);
        }
    }

    /** Matches a pattern with a backslash as the escape. */
    record Like(Expression left, String pattern, boolean ignoreCase) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLike(this);
        }
    }

    /** An array compared with the elements of another. */
    record ArrayComparison(Expression left, ArrayOperator operator, Value right) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitArrayComparison(this);
        }
    }

    /** Null, or not. */
    record IsNull(Expression left, boolean negated) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIsNull(this);
        }
    }

    /** There is a row. */
    record Exists(Subquery rows) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitExists(this);
        }
    }

    /** SQL as it is. */
    record Raw(List<RawPart> parts) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRaw(this);
        }
    }

    /** A value of a column's type, converters applied, or a {@link Parameter}. Never null. */
    record Value(DataType<?> type, Object value) implements RawPart {}

    /** A part of a raw fragment. */
    sealed interface RawPart permits Value, RawText, RawColumn {}

    /** Text that is taken as it is. */
    record RawText(String text) implements RawPart {}

    /** A column. */
    record RawColumn(Expression column) implements RawPart {}

    /** All of them, without needless nesting. */
    static Predicate and(List<Predicate> predicates) {
        List<Predicate> flat = predicates.stream()
                .flatMap(predicate ->
                        predicate instanceof And nested ? nested.predicates().stream() : Stream.of(predicate))
                .toList();
        return flat.size() == 1 ? flat.get(0) : new And(flat);
    }

    /** Both, without needless nesting. */
    static Predicate and(Predicate... predicates) {
        return and(List.of(predicates));
    }

    /**
     * False or unknown. Whether there is a row is never unknown; H2 moreover loses the parentheses of {@code (EXISTS (…)) IS NOT TRUE} in a
     * derived table, and cannot read what is left.
     */
    static Predicate notTrue(Predicate predicate) {
        return predicate instanceof Exists ? new Not(predicate) : new NotTrue(predicate);
    }

    /** Columns equal to columns, pair by pair. */
    static Predicate equal(List<Column> left, List<Column> right) {
        Stream<Predicate> pairs = IntStream.range(0, left.size())
                .mapToObj(i -> new ExpressionComparison(left.get(i), ComparisonOperator.EQ, right.get(i)));
        return and(pairs.toList());
    }
}
