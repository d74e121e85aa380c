package io.interflux.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Words messages that name what is available, the nearest name first. */
public final class Suggestions {

    private Suggestions() {}

    /** {@code [username, points] (did you mean username?)}; {@code none} where there is nothing. */
    public static String list(Collection<String> available, String wanted) {
        if (available.isEmpty()) {
            return "none";
        }
        String names = "[" + String.join(", ", available) + "]";
        return nearest(available, wanted)
                .map(name -> names + " (did you mean " + name + "?)")
                .orElse(names);
    }

    private static Optional<String> nearest(Collection<String> available, String wanted) {
        return available.stream()
                .min(Comparator.comparingInt(name -> distance(name, wanted)))
                .filter(name -> distance(name, wanted) <= Math.max(1, wanted.length() / 3));
    }

    /** Levenshtein distance, ignoring case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
