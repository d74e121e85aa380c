package io.interflux.query;

import io.interflux.error.internal.Arguments;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What is read of a junction when a many-to-many is included. Immutable.
 *
 * @param <J> the junction entity
 */
public final class JunctionInclude<J> {

    private final JunctionSpec spec;

    JunctionInclude(JunctionSpec spec) {
        this.spec = spec;
    }

    JunctionSpec spec() {
        return spec;
    }

    /** Only these attributes of the junction row. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final JunctionInclude<J> only(AttributeHandle<J, ?>... attributes) {
        return only(Arrays.stream(attributes).map(AttributeHandle::reference).toList());
    }

    /** Only these attributes of the junction row, by name. */
    public JunctionInclude<J> only(Collection<AttributeReference> attributes) {
        return new JunctionInclude<>(new JunctionSpec(List.copyOf(attributes), spec.condition()));
    }

    /** No junction row in the result. */
    public JunctionInclude<J> none() {
        return new JunctionInclude<>(new JunctionSpec(List.of(), spec.condition()));
    }

    /** Only links that satisfy the condition, beside those given before; does not make the include required. */
    public JunctionInclude<J> where(Condition<J> condition) {
        ConditionSpec added =
                Arguments.required("The condition of through", condition).spec();
        ConditionSpec all = spec.condition() == null ? added : spec.condition().and(added);
        return new JunctionInclude<>(new JunctionSpec(spec.only(), all));
    }
}
