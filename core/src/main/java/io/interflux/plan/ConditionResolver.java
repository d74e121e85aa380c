package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import io.interflux.model.ScopeValue;
import io.interflux.plan.Predicate.Value;
import io.interflux.query.AssociationCount;
import io.interflux.query.AttributeReference;
import io.interflux.query.ComparisonOperator;
import io.interflux.query.ConditionSpec;
import io.interflux.query.Placeholder;
import io.interflux.query.Quantifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the symbolic names of conditions against the models of one level. */
final class ConditionResolver {

    private static final Set<DataType.Kind> TEXT =
            EnumSet.of(DataType.Kind.STRING, DataType.Kind.TEXT, DataType.Kind.ENUM);

    /** Kinds of which no array parameter can be made; r2dbc-postgresql sends the bytes of an array's elements unescaped. */
    private static final Set<DataType.Kind> NOT_IN_ARRAYS =
            EnumSet.of(DataType.Kind.JSON, DataType.Kind.ARRAY, DataType.Kind.BYTES);

    private final Correlations correlations;

    ConditionResolver(Correlations correlations) {
        this.correlations = correlations;
    }

    /** True for no condition. */
    Predicate resolve(@Nullable ConditionSpec condition, Scope scope) {
        return condition == null ? Predicate.TRUE : condition.accept(new InScope(scope));
    }

    /** The condition's kinds, each resolved in one scope. */
    private final class InScope implements ConditionSpec.Visitor<Predicate> {

        private final Scope scope;

        InScope(Scope scope) {
            this.scope = scope;
        }

        @Override
        public Predicate visitAnd(ConditionSpec.And and) {
            return Predicate.and(all(and.conditions()));
        }

        @Override
        public Predicate visitOr(ConditionSpec.Or or) {
            return new Predicate.Or(all(or.conditions()));
        }

        private List<Predicate> all(List<ConditionSpec> conditions) {
            return conditions.stream().map(part -> part.accept(this)).toList();
        }

        @Override
        public Predicate visitNot(ConditionSpec.Not not) {
            return new Predicate.Not(not.condition().accept(this));
        }

        @Override
        public Predicate visitComparison(ConditionSpec.Comparison comparison) {
            Operand left = operand(comparison.attribute(), scope);
            return new Predicate.Comparison(
                    left.expression(), comparison.operator(), left.value(comparison.value(), scope));
        }

        @Override
        public Predicate visitAttributeComparison(ConditionSpec.AttributeComparison comparison) {
            return compare(comparison, scope);
        }

        @Override
        public Predicate visitIn(ConditionSpec.In in) {
            return in(in, scope);
        }

        @Override
        public Predicate visitBetween(ConditionSpec.Between between) {
            Operand left = operand(between.attribute(), scope);
            return new Predicate.Between(
                    left.expression(), left.value(between.low(), scope), left.value(between.high(), scope));
        }

        @Override
        public Predicate visitLike(ConditionSpec.Like like) {
            return like(like, scope);
        }

        @Override
        public Predicate visitArrayComparison(ConditionSpec.ArrayComparison comparison) {
            Operand left = array(comparison.attribute(), scope);
            return new Predicate.ArrayComparison(
                    left.expression(), comparison.operator(), left.value(comparison.elements(), scope));
        }

        @Override
        public Predicate visitLengthComparison(ConditionSpec.LengthComparison comparison) {
            return new Predicate.Comparison(
                    new Expression.Length(array(comparison.attribute(), scope).expression()),
                    comparison.operator(),
                    new Value(DataType.LONG, comparison.value()));
        }

        @Override
        public Predicate visitIsNull(ConditionSpec.IsNull isNull) {
            return new Predicate.IsNull(operand(isNull.attribute(), scope).expression(), isNull.negated());
        }

        @Override
        public Predicate visitAssociated(ConditionSpec.Associated associated) {
            return associated(associated, scope);
        }

        @Override
        public Predicate visitCountComparison(ConditionSpec.CountComparison comparison) {
            return new Predicate.Comparison(
                    count(comparison.count(), scope),
                    comparison.operator(),
                    new Value(DataType.LONG, comparison.value()));
        }

        @Override
        public Predicate visitRaw(ConditionSpec.Raw raw) {
            return RawFragment.parse(raw, scope);
        }
    }

    private Predicate compare(ConditionSpec.AttributeComparison comparison, Scope scope) {
        Operand left = operand(comparison.left(), scope);
        Operand right = operand(comparison.right(), scope);
        if (!left.isComparableWith(right)) {
            throw new QueryException("'" + comparison.left() + "' and '" + comparison.right() + "' at " + scope.path()
                    + " cannot be compared: one is " + left.attribute().type() + ", the other "
                    + right.attribute().type());
        }
        return new Predicate.ExpressionComparison(left.expression(), comparison.operator(), right.expression());
    }

    private Predicate in(ConditionSpec.In in, Scope scope) {
        Operand left = operand(in.attribute(), scope);
        if (in.values().isEmpty()) {
            return in.negated() ? Predicate.TRUE : Predicate.FALSE;
        }
        List<Value> values =
                in.values().stream().map(value -> left.value(value, scope)).toList();
        Predicate found = oneOf(left, values);
        return in.negated() ? new Predicate.Not(found) : found;
    }

    private static Predicate oneOf(Operand left, List<Value> values) {
        DataType<?> type = left.attribute().type();
        if (NOT_IN_ARRAYS.contains(type.kind())) {
            return new Predicate.Or(values.stream()
                    .<Predicate>map(value -> new Predicate.Comparison(left.expression(), ComparisonOperator.EQ, value))
                    .toList());
        }
        return new Predicate.In(
                left.expression(), type, values.stream().map(Value::value).toList());
    }

    private Predicate like(ConditionSpec.Like like, Scope scope) {
        Operand left = operand(like.attribute(), scope);
        if (!TEXT.contains(left.attribute().type().kind())) {
            throw new QueryException(
                    "'" + like.attribute() + "' at " + scope.path() + " cannot be matched with a pattern: it is "
                            + left.attribute().type() + ", not text");
        }
        Values.requireWellFormed(
                like.pattern(), "the pattern of attribute '" + left.attribute().name() + "' at " + scope.path());
        Predicate found =
                new Predicate.Like(left.expression(), withoutNeedlessEscapes(like.pattern()), like.ignoreCase());
        return like.negated() ? new Predicate.Not(found) : found;
    }

    /** H2 refuses a backslash before a character that has no special meaning; PostgreSQL takes that character as it is. */
    private static String withoutNeedlessEscapes(String pattern) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            if (character == '\\') {
                i++;
                boolean special = "%_\\".indexOf(pattern.charAt(i)) >= 0;
                result.append(special ? "\\" : "").append(pattern.charAt(i));
            } else {
                result.append(character);
            }
        }
        return result.toString();
    }

    private Operand array(AttributeReference reference, Scope scope) {
        Operand operand = operand(reference, scope);
        DataType<?> type = operand.attribute().type();
        if (type.kind() != DataType.Kind.ARRAY) {
            throw new QueryException(
                    "'" + reference + "' at " + scope.path() + " has no elements: it is " + type + ", not an array");
        }
        return operand;
    }

    private Predicate associated(ConditionSpec.Associated associated, Scope scope) {
        Association association = scope.association(associated.association());
        Correlations.Correlated rows = correlations.rows(association, scope);
        Predicate inner = resolve(associated.condition(), rows.scope());
        Predicate exists = new Predicate.Exists(
                rows.where(associated.quantifier() == Quantifier.ALL ? Predicate.notTrue(inner) : inner));
        return associated.quantifier() == Quantifier.ANY ? exists : new Predicate.Not(exists);
    }

    Expression count(AssociationCount<?> count, Scope scope) {
        Association association = scope.association(count.association());
        if (!association.isCollection()) {
            throw new QueryException("'" + association.path() + "' at " + scope.path()
                    + " is not a collection and cannot be counted; use any() or none()");
        }
        Correlations.Correlated rows = correlations.rows(association, scope);
        return new Expression.Count(rows.where(resolve(count.condition(), rows.scope())));
    }

    Operand operand(AttributeReference reference, Scope scope) {
        if (reference.path().isEmpty()) {
            Column column = scope.column(reference);
            return new Operand(column, column.attribute());
        }
        return correlations.lookup(reference, scope.startOf(reference));
    }

    /** An expression and the attribute that says which values it may be compared with. */
    record Operand(Expression expression, Attribute attribute) {

        /** Whether both hold, and store, values of one class. */
        boolean isComparableWith(Operand other) {
            return attribute.javaType().equals(other.attribute.javaType())
                    && attribute.type().javaType().equals(other.attribute.type().javaType());
        }

        Value value(Object given, Scope scope) {
            Object value = given instanceof Placeholder placeholder
                    ? Parameter.of(placeholder, attribute, scope)
                    : Values.toColumn(attribute, given, scope.path());
            return new Value(attribute.type(), value);
        }
    }

    static Predicate scopeOf(List<ScopeValue> scope, Table table) {
        return Predicate.and(scope.stream()
                .<Predicate>map(entry -> new Predicate.Comparison(
                        table.column(entry.attribute()),
                        ComparisonOperator.EQ,
                        new Value(
                                entry.attribute().type(),
                                Values.toColumn(
                                        entry.attribute(),
                                        entry.value(),
                                        table.model().name()))))
                .toList());
    }
}
