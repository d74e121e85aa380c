package io.interflux.query;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The symbolic form of a {@link Condition}: what it says, whatever model it is of. An immutable value; conditions within one another are flat
 * where they are of one kind.
 */
public sealed interface ConditionSpec {

    /** Hands this condition to the method of its kind. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of condition.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** Visits a condition of the kind {@link And}. */
        R visitAnd(And condition);

        /** Visits a condition of the kind {@link Or}. */
        R visitOr(Or condition);

        /** Visits a condition of the kind {@link Not}. */
        R visitNot(Not condition);

        /** Visits a condition of the kind {@link Comparison}. */
        R visitComparison(Comparison condition);

        /** Visits a condition of the kind {@link AttributeComparison}. */
        R visitAttributeComparison(AttributeComparison condition);

        /** Visits a condition of the kind {@link In}. */
        R visitIn(In condition);

        /** Visits a condition of the kind {@link Between}. */
        R visitBetween(Between condition);

        /** Visits a condition of the kind {@link Like}. */
        R visitLike(Like condition);

        /** Visits a condition of the kind {@link ArrayComparison}. */
        R visitArrayComparison(ArrayComparison condition);

        /** Visits a condition of the kind {@link LengthComparison}. */
        R visitLengthComparison(LengthComparison condition);

        /** Visits a condition of the kind {@link IsNull}. */
        R visitIsNull(IsNull condition);

        /** Visits a condition of the kind {@link Associated}. */
        R visitAssociated(Associated condition);

        /** Visits a condition of the kind {@link CountComparison}. */
        R visitCountComparison(CountComparison condition);

        /** Visits a condition of the kind {@link Raw}. */
        R visitRaw(Raw condition);
    }

    /** All of them; true if empty. */
    record And(List<ConditionSpec> conditions) implements ConditionSpec {
        /** Copies the list. */
        public And {
            conditions = Arguments.requiredAll("A condition of and", conditions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAnd(this);
        }
    }

    /** At least one of them; false if empty. */
    record Or(List<ConditionSpec> conditions) implements ConditionSpec {
        /** Copies the list. */
        public Or {
            conditions = Arguments.requiredAll("A condition of or", conditions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOr(this);
        }
    }

    /** The opposite; unknown stays unknown. */
    record Not(ConditionSpec condition) implements ConditionSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNot(this);
        }
    }

    /** An attribute compared with a value. */
    record Comparison(AttributeReference attribute, ComparisonOperator operator, Object value)
            implements ConditionSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitComparison(this);
        }
    }

    /** Two attributes compared with each other. */
    record AttributeComparison(AttributeReference left, ComparisonOperator operator, AttributeReference right)
            implements ConditionSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAttributeComparison(this);
        }
    }

    /** Whether the attribute equals one of the values, or none of them; false or true where there are no values. */
    record In(AttributeReference attribute, List<Object> values, boolean negated) implements ConditionSpec {
        /** Copies the list. */
        public In {
            values = List.copyOf(values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIn(this);
        }
    }

    /** {@code low <= attribute <= high}. */
    record Between(AttributeReference attribute, Object low, Object high) implements ConditionSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitBetween(this);
        }
    }

    /**
     * Whether the text matches a pattern: {@code %} is any run of characters, {@code _} is exactly one, a backslash takes the meaning
     * from the next character.
     */
    record Like(AttributeReference attribute, String pattern, boolean ignoreCase, boolean negated)
            implements ConditionSpec {
        /** A pattern that ends inside an escape is refused. */
        public Like {
            Arguments.required("The pattern for " + attribute, pattern);
            int backslashes = 0;
            while (backslashes < pattern.length() && pattern.charAt(pattern.length() - 1 - backslashes) == '\\') {
                backslashes++;
            }
            if (backslashes % 2 == 1) {
                throw new QueryException("The pattern '" + pattern + "' for " + attribute
                        + " ends with a backslash that escapes nothing; write two backslashes for a literal one");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLike(this);
        }
    }

    /** An array compared with other elements, a collection or a {@link Placeholder}. */
    record ArrayComparison(AttributeReference attribute, ArrayOperator operator, Object elements)
            implements ConditionSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitArrayComparison(this);
        }
    }

    /** The number of an array's elements compared with a number. */
    record LengthComparison(AttributeReference attribute, ComparisonOperator operator, long value)
            implements ConditionSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLengthComparison(this);
        }
    }

    /** Whether the attribute is null. */
    record IsNull(AttributeReference attribute, boolean negated) implements ConditionSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIsNull(this);
        }
    }

    /** How many of the associated rows satisfy the condition, {@code null} for "exist". */
    record Associated(AssociationReference association, Quantifier quantifier, @Nullable ConditionSpec condition)
            implements ConditionSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAssociated(this);
        }
    }

    /** The number of associated rows compared with a number. */
    record CountComparison(AssociationCount<?> count, ComparisonOperator operator, long value)
            implements ConditionSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCountComparison(this);
        }
    }

    /** SQL as it is; {@link Condition#raw(String, Object...)}. */
    record Raw(String sql, List<Object> values) implements ConditionSpec {
        /** Copies the list. */
        public Raw {
            values = List.copyOf(values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRaw(this);
        }
    }

    /** Both. */
    default ConditionSpec and(ConditionSpec other) {
        return and(Arrays.asList(this, other));
    }

    /** All of them; true if the list is empty. */
    static ConditionSpec and(List<ConditionSpec> conditions) {
        List<ConditionSpec> flat = new ArrayList<>();
        Arguments.requiredAll("A condition of and", conditions).forEach(condition -> {
            if (condition instanceof And nested) {
                flat.addAll(nested.conditions());
            } else {
                flat.add(condition);
            }
        });
        return flat.size() == 1 ? flat.get(0) : new And(flat);
    }

    /** At least one of them; false if the list is empty. */
    static ConditionSpec or(List<ConditionSpec> conditions) {
        List<ConditionSpec> flat = new ArrayList<>();
        Arguments.requiredAll("A condition of or", conditions).forEach(condition -> {
            if (condition instanceof Or nested) {
                flat.addAll(nested.conditions());
            } else {
                flat.add(condition);
            }
        });
        return flat.size() == 1 ? flat.get(0) : new Or(flat);
    }
}
