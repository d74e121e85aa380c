package io.interflux.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Documents for tests that are not part of the project: the directory that the system property {@code interflux.shared} names, or else a
 * directory {@code shared} beside the project. A test that needs them is skipped where they are absent, and says so.
 *
 * <pre>{@code
 * Path golden = SharedDocuments.require("golden");
 * }</pre>
 */
public final class SharedDocuments {

    private static final String PROPERTY = "interflux.shared";
    private static final System.Logger LOG = System.getLogger(SharedDocuments.class.getName());

    private SharedDocuments() {}

    /** The directory of that name among the shared documents; skips the test that asks where there is none. */
    public static Path require(String name) {
        return find(name).orElseGet(() -> skip(name));
    }

    private static Optional<Path> find(String name) {
        String given = System.getProperty(PROPERTY);
        Stream<Path> candidates = given != null
                ? Stream.of(Path.of(given))
                : Stream.iterate(Path.of("").toAbsolutePath(), parent -> parent != null, Path::getParent)
                        .map(directory -> directory.resolve("shared"));
        return candidates
                .map(directory -> directory.resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static Path skip(String name) {
        String reason = "SKIPPED: there is no directory shared/" + name
                + " here or above; name the directory that holds " + name + " by -D" + PROPERTY + "=DIR";
        LOG.log(System.Logger.Level.WARNING, reason);
        return Assumptions.abort(reason);
    }
}
