package io.interflux.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The links between pages, and to other files of the project. */
final class PageLinks {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    private PageLinks() {}

    /** Those of a page that lead to a file that is not there, or to a heading that the other page does not have. */
    static List<String> broken(String page) {
        return LINK.matcher(Documentation.prose(page))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("https?:.*") && !leadsSomewhere(page, target))
                .map(target -> page + " -> " + target)
                .toList();
    }

    private static boolean leadsSomewhere(String page, String target) {
        String[] parts = target.split("#", 2);
        String to = parts[0].isEmpty()
                ? page
                : Path.of(page).resolveSibling(parts[0]).normalize().toString();
        return Files.exists(Documentation.root().resolve(to))
                && (parts.length == 1 || anchors(to).contains(parts[1]));
    }

    /** What a page's headings are called in links: small letters, digits, and hyphens for blanks. */
    private static List<String> anchors(String page) {
        return HEADING.matcher(Documentation.prose(page))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
                .toList();
    }
}
