package io.interflux.assemble;

import io.interflux.model.Attribute;
import io.interflux.plan.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the attributes of a node out of a row, converting those that have a converter. */
final class Slots {

    private final int[] columns;
    private final @Nullable Attribute[] converted;

    Slots(List<Node.Slot> slots) {
        this.columns = slots.stream().mapToInt(Node.Slot::column).toArray();
        this.converted = slots.stream()
                .map(slot -> slot.attribute().converter() == null ? null : slot.attribute())
                .toArray(Attribute[]::new);
    }

    /** Puts each attribute at its position. */
    void read(LoadedRow row, @Nullable Object[] values, int[] positions) {
        for (int i = 0; i < columns.length; i++) {
            Object value = row.get(columns[i]);
            Attribute attribute = converted[i];
            values[positions[i]] = attribute == null ? value : attribute.toAttribute(value);
        }
    }
}
