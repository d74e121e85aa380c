package io.interflux.write;

import io.interflux.model.Attribute;
import io.interflux.sql.Assigned;
import io.interflux.sql.Assignment;
import io.interflux.sql.Binding;
import java.util.List;

/**
 * One link that is wanted.
 *
 * @param target the target's key
 * @param payload what the junction's row is to carry, each an {@link Assigned.Given}
 */
record LinkRow(RowKey target, List<Assignment> payload) {

    static LinkRow plain(RowKey target) {
        return new LinkRow(target, List.of());
    }

    List<Attribute> attributes() {
        return payload.stream().map(Assignment::attribute).toList();
    }

    List<Binding.Scalar> bindings() {
        return payload.stream()
                .map(assignment -> ((Assigned.Given) assignment.value()).binding())
                .toList();
    }
}
