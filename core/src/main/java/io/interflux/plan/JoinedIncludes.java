package io.interflux.plan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of the includes that ride along in one statement, to be ordered by. */
final class JoinedIncludes {

    private final Map<Place, Table> tables = new HashMap<>();

    private record Place(Table parent, String include) {}

    void add(Table parent, String include, Table table) {
        tables.put(new Place(parent, include), table);
    }

    /** The table of a parent's include, or {@code null} where it has statements of its own. */
    @Nullable Table find(Table parent, String include) {
        return tables.get(new Place(parent, include));
    }
}
