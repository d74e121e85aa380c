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
@SuppressWarnings("ReferenceEquality") // what has not changed is the same object
public record QueryForm(Select<?> select, List<Object> values) {

    private static final int LONGEST_LIST = 100;

    /** The form of a query; the query itself where there is nothing to take out. */
    public static QueryForm of(Select<?> select) {
        Form form = new Form();
        LevelSpec level = form.level(select.level());
        return new QueryForm(level == select.level() ? select : select.with(level), form.values);
    }

    /** Takes the values out, in their order. What holds none stays the same object. */
    private static final class Form implements Condition.Visitor<Condition> {

        private final List<Object> values = new ArrayList<>();

        private Placeholder placeholder(Object value) {
            values.add(value);
            return new Placeholder(values.size() - 1);
        }

        LevelSpec level(LevelSpec level) {
            Condition condition = condition(level.condition());
            List<IncludeSpec> includes = each(level.includes(), this::include);
            return condition == level.condition() && includes == level.includes()
                    ? level
                    : new LevelSpec(
                            level.only(), condition, level.order(), level.limit(), level.offset(), includes);
        }

        private IncludeSpec include(IncludeSpec include) {
            JunctionSpec junction = junction(include.junction());
            LevelSpec level = level(include.level());
            IncludeSpec changed = level == include.level() ? include : include.withLevel(level);
            return junction == null || junction == include.junction() ? changed : changed.withJunction(junction);
        }

        private @Nullable JunctionSpec junction(@Nullable JunctionSpec junction) {
            Condition condition = junction == null ? null : condition(junction.condition());
            return junction == null || condition == junction.condition()
                    ? junction
                    : new JunctionSpec(junction.only(), condition);
        }

        private @Nullable Condition condition(@Nullable Condition condition) {
            return condition == null ? null : condition.accept(this);
        }

        @Override
        public Condition visitAnd(Condition.And and) {
            List<Condition> parts = each(and.conditions(), part -> part.accept(this));
            return parts == and.conditions() ? and : new Condition.And(parts);
        }

        @Override
        public Condition visitOr(Condition.Or or) {
            List<Condition> parts = each(or.conditions(), part -> part.accept(this));
            return parts == or.conditions() ? or : new Condition.Or(parts);
        }

        @Override
        public Condition visitNot(Condition.Not not) {
            Condition part = not.condition().accept(this);
            return part == not.condition() ? not : new Condition.Not(part);
        }

        @Override
        public Condition visitComparison(Condition.Comparison comparison) {
            return new Condition.Comparison(
                    comparison.attribute(), comparison.operator(), placeholder(comparison.value()));
        }

        @Override
        public Condition visitAttributeComparison(Condition.AttributeComparison comparison) {
            return comparison;
        }

        @Override
        public Condition visitIn(Condition.In in) {
            return in.values().size() > LONGEST_LIST
                    ? in
                    : new Condition.In(in.attribute(), each(in.values(), this::placeholder), in.negated());
        }

        @Override
        public Condition visitBetween(Condition.Between between) {
            return new Condition.Between(
                    between.attribute(), placeholder(between.low()), placeholder(between.high()));
        }

        @Override
        public Condition visitLike(Condition.Like like) {
            return like;
        }

        @Override
        public Condition visitIsNull(Condition.IsNull isNull) {
            return isNull;
        }

        @Override
        public Condition visitAssociated(Condition.Associated associated) {
            Condition condition = condition(associated.condition());
            return condition == associated.condition()
                    ? associated
                    : new Condition.Associated(associated.association(), associated.quantifier(), condition);
        }

        @Override
        public Condition visitCountComparison(Condition.CountComparison comparison) {
            return comparison;
        }

        @Override
        public Condition visitRaw(Condition.Raw raw) {
            return raw;
        }

        private static <T> List<T> each(List<T> parts, Function<T, ? extends T> change) {
            List<T> changed = new ArrayList<>(parts.size());
            boolean same = true;
            for (T part : parts) {
                T other = change.apply(part);
                same &= other == part;
                changed.add(other);
            }
            return same ? parts : changed;
        }
    }
}
