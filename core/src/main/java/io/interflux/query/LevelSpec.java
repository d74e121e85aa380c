package io.interflux.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one level of a query, the root or an include.
 *
 * @param only the attributes to read, or {@code null} for all
 * @param condition which rows, or {@code null} for all
 * @param order sort keys; the primary key is always added as the last
 * @param limit the most rows, or {@code null}; at an include, per parent
 * @param offset how many rows to skip, or {@code null}; at an include, per parent
 * @param includes the included associations
 */
public record LevelSpec(
        @Nullable List<AttributeReference> only,
        @Nullable ConditionSpec condition,
        List<Ordering<?>> order,
        @Nullable Long limit,
        @Nullable Long offset,
        List<IncludeSpec> includes) {

    static final LevelSpec ALL = new LevelSpec(null, null, List.of(), null, null, List.of());

    /** Copies the lists. */
    public LevelSpec {
        only = only == null ? null : List.copyOf(only);
        order = List.copyOf(order);
        includes = List.copyOf(includes);
    }

    /** The same rows in the same order, reading of each what another level reads. */
    LevelSpec reading(LevelSpec other) {
        return new LevelSpec(other.only, condition, order, limit, offset, other.includes);
    }

    LevelSpec withOnly(List<AttributeReference> attributes) {
        return new LevelSpec(attributes, condition, order, limit, offset, includes);
    }

    LevelSpec withCondition(ConditionSpec added) {
        return new LevelSpec(only, condition == null ? added : condition.and(added), order, limit, offset, includes);
    }

    LevelSpec withOrder(List<? extends Ordering<?>> added) {
        List<Ordering<?>> all = new ArrayList<>(order);
        all.addAll(added);
        return new LevelSpec(only, condition, all, limit, offset, includes);
    }

    LevelSpec withLimit(@Nullable Long rows) {
        return new LevelSpec(only, condition, order, rows, offset, includes);
    }

    LevelSpec withOffset(@Nullable Long rows) {
        return new LevelSpec(only, condition, order, limit, rows, includes);
    }

    LevelSpec withIncludes(List<IncludeSpec> replaced) {
        return new LevelSpec(only, condition, order, limit, offset, replaced);
    }

    LevelSpec including(IncludeSpec added) {
        return withIncludes(Includes.merge(includes, added));
    }

    /** The include that appears under that name, or {@code null}. */
    public @Nullable IncludeSpec include(String name) {
        return includes.stream()
                .filter(include -> include.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether nothing but includes was asked. */
    boolean isPlain() {
        return withIncludes(List.of()).equals(ALL);
    }
}
