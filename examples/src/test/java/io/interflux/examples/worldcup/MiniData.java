package io.interflux.examples.worldcup;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A database of two invented tournaments with the columns of the real one. */
final class MiniData {

    private MiniData() {}

    static Path directory() {
        URL resource = Objects.requireNonNull(MiniData.class.getResource("/worldcup-mini"));
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** A copy in which a file's first occurrence of some text is another. */
    static Path copyWith(Path directory, String file, String text, String replacement) throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            for (Path original : files.toList()) {
                Files.copy(original, directory.resolve(original.getFileName()));
            }
        }
        Path changed = directory.resolve(file);
        String content = Files.readString(changed);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(file + " does not contain " + text);
        }
        int start = content.indexOf(text);
        Files.writeString(
                changed, content.substring(0, start) + replacement + content.substring(start + text.length()));
        return directory;
    }

    /** The lines of a file without its header. */
    static List<String> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).toList();
    }
}
