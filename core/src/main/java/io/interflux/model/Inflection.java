package io.interflux.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atteo.evo.inflector.English;

/** English plurals and singulars of one lower-case word, and of the last word of a name with its letter case kept. */
final class Inflection {

    private static final Pattern LAST_WORD = Pattern.compile("(\\p{Lu}\\p{Ll}+|\\p{Lu}+|\\p{Ll}+)(?=\\P{L}*$)");

    private static final Set<String> SAME = Set.of(
            ("aircraft data deer equipment feedback fish hardware information media metadata money news police rice series sheep software"
                            + " species staff")
                    .split(" "));

    /** Singulars that end like plurals. */
    private static final Set<String> SINGULARS = Set.of("alias atlas bias canvas gas lens".split(" "));

    private static final Map<String, String> PLURALS = Map.of("person", "people", "quiz", "quizzes");

    private static final Map<String, String> IRREGULAR = irregular(
            "people person",
            "children child",
            "men man",
            "women woman",
            "feet foot",
            "teeth tooth",
            "mice mouse",
            "geese goose",
            "oxen ox",
            "lives life",
            "knives knife",
            "wives wife",
            "leaves leaf",
            "wolves wolf",
            "halves half",
            "shelves shelf",
            "thieves thief",
            "loaves loaf",
            "calves calf",
            "criteria criterion",
            "analyses analysis",
            "crises crisis",
            "theses thesis",
            "quizzes quiz",
            "indices index",
            "matrices matrix",
            "vertices vertex",
            "movies movie",
            "cookies cookie",
            "caches cache",
            "shoes shoe",
            "toes toe",
            "canoes canoe",
            "statuses status",
            "viruses virus",
            "buses bus",
            "bonuses bonus",
            "campuses campus",
            "censuses census",
            "aliases alias",
            "atlases atlas",
            "biases bias",
            "canvases canvas",
            "gases gas",
            "lenses lens");

    private Inflection() {}

    /** Applies {@code inflection} to the last word of a camel-case or snake-case name. */
    static String ofLastWord(String name, UnaryOperator<String> inflection) {
        Matcher matcher = LAST_WORD.matcher(name);
        if (!matcher.find()) {
            return name;
        }
        String word = matcher.group();
        String inflected = withCaseOf(word, inflection.apply(word.toLowerCase(Locale.ROOT)));
        return name.substring(0, matcher.start()) + inflected + name.substring(matcher.end());
    }

    static String plural(String word) {
        if (SAME.contains(word) || !singular(word).equals(word)) {
            return word;
        }
        String known = PLURALS.get(word);
        return known == null ? English.plural(word) : known;
    }

    static String singular(String word) {
        String known = IRREGULAR.get(word);
        if (known != null) {
            return known;
        }
        return SAME.contains(word) || SINGULARS.contains(word) ? word : withoutEnding(word);
    }

    private static String withoutEnding(String word) {
        if (!word.endsWith("s") || word.length() < 3 || endsWithAny(word, "ss", "us", "is")) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + (word.length() > 4 ? "y" : "ie");
        }
        boolean es = endsWithAny(word, "sses", "shes", "ches", "xes", "zzes", "oes");
        return word.substring(0, word.length() - (es ? 2 : 1));
    }

    private static boolean endsWithAny(String word, String... endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static String withCaseOf(String model, String word) {
        if (model.length() > 1 && model.equals(model.toUpperCase(Locale.ROOT))) {
            return word.toUpperCase(Locale.ROOT);
        }
        return Character.isUpperCase(model.charAt(0))
                ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
                : word;
    }

    private static Map<String, String> irregular(String... pairs) {
        Map<String, String> singulars = new HashMap<>();
        for (String pair : pairs) {
            int space = pair.indexOf(' ');
            singulars.put(pair.substring(0, space), pair.substring(space + 1));
        }
        return Map.copyOf(singulars);
    }
}
