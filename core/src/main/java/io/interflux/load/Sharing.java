package io.interflux.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many links one load has found to lead to each target, by the path of the many-to-many. State of one load. */
final class Sharing {

    /** So many links say something. */
    private static final long TELLING = 200;

    private final Map<String, Found> byPath = new HashMap<>();

    private static final class Found {
        private long links;
        private long targets;

        /** Fewer than three links to two targets. */
        private boolean isUnshared() {
            return links >= TELLING && links * 2 < targets * 3;
        }
    }

    /** Takes note of links, and of targets that no link before led to. */
    void found(String path, long links, long targets) {
        Found found = byPath.computeIfAbsent(path, added -> new Found());
        found.links += links;
        found.targets += targets;
    }

    /** The paths whose targets are hardly shared. */
    Set<String> unshared() {
        return byPath.entrySet().stream()
                .filter(entry -> entry.getValue().isUnshared())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
