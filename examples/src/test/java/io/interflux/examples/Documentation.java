package io.interflux.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages that users read, and the code of tests that they show. */
public final class Documentation {

    private Documentation() {}

    /** The text of a page, such as {@code docs/explain.md}. */
    public static String page(String path) {
        return read(root().resolve(path));
    }

    /**
     * A block of Java as a page shows it: of each source of the tests, the lines between {@code tag::name[]} and {@code end::name[]}, with
     * an empty line after each but the last.
     *
     * @throws IllegalArgumentException if a source has no such lines
     */
    public static String java(String tag, Class<?>... sources) {
        return Stream.of(sources)
                .map(source -> tagged(tag, source))
                .collect(Collectors.joining("\n\n", "```java\n", "\n```"));
    }

    private static String tagged(String tag, Class<?> type) {
        String source = read(
                root().resolve("examples/src/test/java").resolve(type.getName().replace('.', '/') + ".java"));
        String begin = "// tag::" + tag + "[]\n";
        int start = source.indexOf(begin);
        int end = source.indexOf("// end::" + tag + "[]");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    type + " has no lines between tag::" + tag + "[] and end::" + tag + "[]");
        }
        return source.substring(start + begin.length(), source.lastIndexOf('\n', end))
                .stripIndent();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        return Files.exists(directory.resolve("README.md")) ? directory : Objects.requireNonNull(directory.getParent());
    }
}
