package io.interflux.write;

import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Lifecycle;
import io.interflux.model.Model;
import io.interflux.sql.Assigned;
import io.interflux.sql.Assignment;
import java.util.ArrayList;
import java.util.List;

/** What an upsert writes into a row that is there. */
final class Overwrite {

    private Overwrite() {}

    /** The attributes that an entity writes: those of which it says anything, but for keys and what the library keeps itself. */
    static <T> List<Attribute> of(EntityType<T> type, T entity, Key key) {
        Lifecycle lifecycle = type.model().lifecycle();
        Key primaryKey = type.model().primaryKey();
        return type.given(entity).stream()
                .filter(attribute -> !key.attributes().contains(attribute)
                        && (primaryKey == null || !primaryKey.attributes().contains(attribute))
                        && !attribute.generated()
                        && !lifecycle.isKept(attribute))
                .toList();
    }

    /**
     * The assignments from the columns of the upsert's rows. A row that is there is alive again, has another version and another time;
     * empty where there is nothing of that and no attribute to be written.
     */
    static List<Assignment> assignments(Model model, List<Attribute> columns, List<Attribute> written) {
        List<Assignment> assignments = new ArrayList<>();
        written.forEach(attribute -> assignments.add(fromRow(columns, attribute)));
        Attribute deletedAt = model.lifecycle().deletedAt();
        if (deletedAt != null) {
            assignments.add(new Assignment(deletedAt, Assigned.value(deletedAt.type(), null)));
        }
        return Upkeep.update(model, assignments);
    }

    /** An attribute from the column of the upsert's rows. */
    static Assignment fromRow(List<Attribute> columns, Attribute attribute) {
        return new Assignment(attribute, new Assigned.FromRow(columns.indexOf(attribute)));
    }
}
