package io.interflux.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query whose conditions have {@link Placeholder placeholders} where values were, and these values: queries that differ in nothing else
 * have equal forms, and are planned once.
 *
 * <pre>{@code
 * Select.from(user).where(id.eq(7)) // is Select.from(user).where(id.eq(placeholder 0)) with the value 7
 * }</pre>
 *
 * <p>Values on which the plan depends stay where they are: patterns, the values of raw fragments, and everything that is counted or ordered
 * by. So do those of long lists, whose plans would differ by their length all the same.
 *
 * @param select the query with placeholders
 * @param values those that the placeholders stand for, by their index
 */
public record QueryForm(Select<?> select, List<Object> values) {

    private static final int LONGEST_LIST = 100;

    /** The form of a query; the query itself where there is nothing to take out. */
    public static QueryForm of(Select<?> select) {
        Form form = new Form();
        LevelSpec level = form.level(select.level());
        return new QueryForm(form.values.isEmpty() ? select : select.with(level), form.values);
    }

    /** Takes the values out, in their order. */
    private static final class Form implements ConditionSpec.Visitor<ConditionSpec> {

        private final List<Object> values = new ArrayList<>();

        private Placeholder placeholder(Object value) {
            values.add(value);
            return new Placeholder(values.size() - 1);
        }

        LevelSpec level(LevelSpec level) {
            return new LevelSpec(
                    level.only(),
                    condition(level.condition()),
                    level.order(),
                    level.limit(),
                    level.offset(),
                    each(level.includes(), this::include));
        }

        private IncludeSpec include(IncludeSpec include) {
            JunctionSpec junction = include.junction();
            IncludeSpec form = junction == null
                    ? include
                    : include.withJunction(new JunctionSpec(junction.only(), condition(junction.condition())));
            return form.withLevel(level(include.level()));
        }

        private @Nullable ConditionSpec condition(@Nullable ConditionSpec condition) {
            return condition == null ? null : condition.accept(this);
        }

        private List<ConditionSpec> conditions(List<ConditionSpec> conditions) {
            return each(conditions, condition -> condition.accept(this));
        }

        private static <T, R> List<R> each(List<T> parts, Function<T, R> form) {
            List<R> forms = new ArrayList<>(parts.size());
            parts.forEach(part -> forms.add(form.apply(part)));
            return forms;
        }

        @Override
        public ConditionSpec visitAnd(ConditionSpec.And and) {
            return new ConditionSpec.And(conditions(and.conditions()));
        }

        @Override
        public ConditionSpec visitOr(ConditionSpec.Or or) {
            return new ConditionSpec.Or(conditions(or.conditions()));
        }

        @Override
        public ConditionSpec visitNot(ConditionSpec.Not not) {
            return new ConditionSpec.Not(not.condition().accept(this));
        }

        @Override
        public ConditionSpec visitComparison(ConditionSpec.Comparison comparison) {
            return new ConditionSpec.Comparison(
                    comparison.attribute(), comparison.operator(), placeholder(comparison.value()));
        }

        @Override
        public ConditionSpec visitAttributeComparison(ConditionSpec.AttributeComparison comparison) {
            return comparison;
        }

        @Override
        public ConditionSpec visitIn(ConditionSpec.In in) {
            return in.values().size() > LONGEST_LIST
                    ? in
                    : new ConditionSpec.In(in.attribute(), each(in.values(), this::placeholder), in.negated());
        }

        @Override
        public ConditionSpec visitBetween(ConditionSpec.Between between) {
            return new ConditionSpec.Between(
                    between.attribute(), placeholder(between.low()), placeholder(between.high()));
        }

        @Override
        public ConditionSpec visitLike(ConditionSpec.Like like) {
            return like;
        }

        @Override
        public ConditionSpec visitArrayComparison(ConditionSpec.ArrayComparison comparison) {
            return new ConditionSpec.ArrayComparison(
                    comparison.attribute(), comparison.operator(), placeholder(comparison.elements()));
        }

        @Override
        public ConditionSpec visitLengthComparison(ConditionSpec.LengthComparison comparison) {
            return comparison;
        }

        @Override
        public ConditionSpec visitIsNull(ConditionSpec.IsNull isNull) {
            return isNull;
        }

        @Override
        public ConditionSpec visitAssociated(ConditionSpec.Associated associated) {
            return new ConditionSpec.Associated(
                    associated.association(), associated.quantifier(), condition(associated.condition()));
        }

        @Override
        public ConditionSpec visitCountComparison(ConditionSpec.CountComparison comparison) {
            return comparison;
        }

        @Override
        public ConditionSpec visitRaw(ConditionSpec.Raw raw) {
            return raw;
        }
    }
}
