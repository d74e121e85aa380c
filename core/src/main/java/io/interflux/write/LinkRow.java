package io.interflux.write;

import io.interflux.model.Attribute;
import io.interflux.sql.Assigned;
import io.interflux.sql.Assignment;
import io.interflux.sql.Binding;
import java.util.List;
import java.util.function.Predicate;

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

    LinkRow without(Predicate<Attribute> unwanted) {
        return new LinkRow(
                target,
                payload.stream()
                        .filter(assignment -> !unwanted.test(assignment.attribute()))
                        .toList());
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
