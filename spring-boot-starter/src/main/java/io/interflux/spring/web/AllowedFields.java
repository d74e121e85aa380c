package io.interflux.spring.web;

import io.interflux.query.AttributeReference;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one level that clients may ask for.
 *
 * @param names those, in their order
 * @param restricted whether others are never read
 * @param always those of them that are read in any case
 */
record AllowedFields(Set<String> names, boolean restricted, Set<String> always) {

    static final AllowedFields NONE = new AllowedFields(Set.of(), true, Set.of());

    /** Restricted to these names too. */
    AllowedFields and(String name) {
        Set<String> more = new LinkedHashSet<>(names);
        more.add(name);
        return new AllowedFields(more, true, always);
    }

    /**
     * What a query is to read of the level, or {@code null} for all; in an order of its own, so that clients who ask for the same in another
     * order ask the same query.
     *
     * @param asked what the client asked for, or {@code null} where it said nothing
     */
    @Nullable List<AttributeReference> only(@Nullable Collection<String> asked) {
        if (asked == null && !restricted) {
            return null;
        }
        return names.stream()
                .filter(name -> asked == null || asked.contains(name) || always.contains(name))
                .map(AttributeReference::named)
                .toList();
    }
}
