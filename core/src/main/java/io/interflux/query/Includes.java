package io.interflux.query;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import java.util.ArrayList;
import java.util.List;

/** The tree of includes: paths and merging. */
final class Includes {

    private Includes() {}

    /** The include at the end of a path {@code grants.profile}, wrapped in plain includes for the associations before it. */
    static IncludeSpec nest(List<String> path, IncludeSpec last) {
        IncludeSpec nested = last;
        for (int i = path.size() - 2; i >= 0; i--) {
            nested = named(path.get(i)).withLevel(LevelSpec.ALL.withIncludes(List.of(nested)));
        }
        return nested;
    }

    static IncludeSpec named(String association) {
        return IncludeSpec.of(new AssociationReference(null, association), null);
    }

    static List<String> split(String path) {
        Arguments.required("The path of include", path);
        List<String> names = List.of(path.split("\\.", -1));
        if (names.stream().anyMatch(String::isBlank)) {
            throw new QueryException("The include path '" + path
                    + "' has an empty part; write the associations' names with dots between them: grants.profile");
        }
        return names;
    }

    /** Adds an include; one of the same name is merged if neither has options of its own, else it is an error. */
    static List<IncludeSpec> merge(List<IncludeSpec> includes, IncludeSpec added) {
        List<IncludeSpec> merged = new ArrayList<>(includes);
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i).name().equals(added.name())) {
                merged.set(i, merge(merged.get(i), added));
                return merged;
            }
        }
        merged.add(added);
        return merged;
    }

    private static IncludeSpec merge(IncludeSpec present, IncludeSpec added) {
        boolean same = present.association().name().equals(added.association().name());
        if (!same || !present.isPlain() || !added.isPlain()) {
            throw new QueryException("'" + added.name() + "' is included twice with different options; give one of them"
                    + " another name with as(\"…\"), or put all options into one include");
        }
        AssociationReference association =
                present.association().owner() != null ? present.association() : added.association();
        LevelSpec level = present.level();
        for (IncludeSpec child : added.level().includes()) {
            level = level.including(child);
        }
        return IncludeSpec.of(association, present.alias()).withLevel(level);
    }
}
