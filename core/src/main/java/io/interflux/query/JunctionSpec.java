package io.interflux.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the junction of a many-to-many include.
 *
 * @param only the attributes of the junction row that each child carries; {@code null} for all, empty for no junction row at all
 * @param condition which links, or {@code null} for all; does not make the include required
 */
public record JunctionSpec(@Nullable List<AttributeReference> only, @Nullable ConditionSpec condition) {

    static final JunctionSpec ALL = new JunctionSpec(null, null);

    /** Copies the list. */
    public JunctionSpec {
        only = only == null ? null : List.copyOf(only);
    }
}
