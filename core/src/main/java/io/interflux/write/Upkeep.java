package io.interflux.write;

import io.interflux.model.Attribute;
import io.interflux.model.Lifecycle;
import io.interflux.model.Model;
import io.interflux.sql.Assigned;
import io.interflux.sql.Assignment;
import java.util.ArrayList;
import java.util.List;

/** What writes add to the assignments of an update, so that version and times are what they say. */
final class Upkeep {

    private Upkeep() {}

    /** The assignments, with the version counted up and the time of the update. */
    static List<Assignment> update(Model model, List<Assignment> assignments) {
        Lifecycle lifecycle = model.lifecycle();
        List<Assignment> all = new ArrayList<>(assignments);
        if (lifecycle.version() != null) {
            all.add(new Assignment(lifecycle.version(), new Assigned.Increment()));
        }
        if (lifecycle.updatedAt() != null) {
            all.add(new Assignment(lifecycle.updatedAt(), new Assigned.Now()));
        }
        return List.copyOf(all);
    }

    /** What marks rows as deleted. */
    static List<Assignment> delete(Model model, Attribute deletedAt) {
        return update(model, List.of(new Assignment(deletedAt, new Assigned.Now())));
    }
}
