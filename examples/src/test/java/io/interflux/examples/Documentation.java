package io.interflux.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages that users read, and the code of tests that they show. */
public final class Documentation {

    private static final Pattern REGION =
            Pattern.compile("// tag::(?<name>[^\\[]+)\\[]\n(?<text>.*?)\n *// end::\\k<name>\\[]", Pattern.DOTALL);
    private static final Pattern ENTITY =
            Pattern.compile("^@Entity.*?\\) \\{(?=}?$)", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w*)\\n(.*?)\\n```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final List<String> OF_MODULES =
            List.of("examples/webflux-service/README.md", "benchmarks/RESULTS.md");

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

    /** The text of a page without its blocks of code. */
    static String prose(String path) {
        return BLOCK.matcher(page(path)).replaceAll("");
    }

    /** The blocks of one language that a page shows, or of none with an empty text, in their order, without the fences. */
    public static List<String> blocks(String page, String language) {
        return blocksOf(page(page), language);
    }

    /** Those of a part of a page. */
    static List<String> blocksOf(String text, String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /**
     * The blocks of Java on a page that are not code of the examples: neither the lines of a tag nor the declaration of an entity without
     * its body, nor several of these with an empty line between them. Empty if the page keeps what it shows.
     */
    public static List<String> foreignJava(String page) {
        Set<String> code = code();
        return blocks(page, "java").stream()
                .flatMap(block -> Stream.of(block.split("\n\n(?=@Entity|@Projection)")))
                .filter(part -> !code.contains(part))
                .toList();
    }

    /** The pages in the root and beneath {@code docs}, and those of modules, by their paths. */
    public static List<String> pages() {
        Path root = root();
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.of(top, docs, OF_MODULES.stream().map(root::resolve))
                    .flatMap(files -> files)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> code() {
        Set<String> code = new HashSet<>();
        for (String source : sources()) {
            REGION.matcher(source)
                    .results()
                    .map(region -> region.group(2).stripIndent())
                    .forEach(code::add);
            ENTITY.matcher(source).results().map(MatchResult::group).forEach(header -> code.add(header + "}"));
        }
        return code;
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(root().resolve("examples"))) {
            return files.filter(file -> file.toString().matches(".*[/\\\\]src[/\\\\].*\\.java"))
                    .map(Documentation::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        return Files.exists(directory.resolve("README.md")) ? directory : Objects.requireNonNull(directory.getParent());
    }
}
