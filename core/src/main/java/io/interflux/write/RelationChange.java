package io.interflux.write;

import io.interflux.error.internal.Arguments;
import java.util.ArrayList;
import java.util.List;

/**
 * What an operation on a relation has done, by the keys of the targets: the value of a key of one attribute, a list of values for a
 * composite key, in no order. A target that was related already, and stayed as it was, is in none of the lists.
 *
 * @param added targets that are related now and were not before
 * @param changed targets that were related before, and whose link carries another payload now or is there again
 * @param removed targets that are not related any more
 */
public record RelationChange(List<Object> added, List<Object> changed, List<Object> removed) {

    /** Nothing was done. */
    public static final RelationChange NONE = new RelationChange(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public RelationChange {
        added = Arguments.requiredAll("An added key", added);
        changed = Arguments.requiredAll("A changed key", changed);
        removed = Arguments.requiredAll("A removed key", removed);
    }

    static RelationChange added(List<Object> keys) {
        return new RelationChange(keys, List.of(), List.of());
    }

    static RelationChange changed(List<Object> keys) {
        return new RelationChange(List.of(), keys, List.of());
    }

    static RelationChange removed(List<Object> keys) {
        return new RelationChange(List.of(), List.of(), keys);
    }

    /** Both together. */
    RelationChange and(RelationChange other) {
        return new RelationChange(
                joined(added, other.added), joined(changed, other.changed), joined(removed, other.removed));
    }

    private static List<Object> joined(List<Object> first, List<Object> second) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
