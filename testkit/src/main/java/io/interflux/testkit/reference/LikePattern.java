package io.interflux.testkit.reference;

import java.util.regex.Pattern;

/** SQL's LIKE: {@code %} is any run of characters, {@code _} exactly one code point, a backslash takes the meaning from the next. */
final class LikePattern {

    private LikePattern() {}

    static boolean matches(String text, String pattern) {
        StringBuilder regex = new StringBuilder();
        boolean escaped = false;
        for (int point : pattern.codePoints().toArray()) {
            if (!escaped && point == '\\') {
                escaped = true;
            } else {
                regex.append(escaped ? literal(point) : meaning(point));
                escaped = false;
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }

    private static String meaning(int point) {
        return switch (point) {
            case '%' -> ".*";
            case '_' -> ".";
            default -> literal(point);
        };
    }

    private static String literal(int point) {
        return Pattern.quote(Character.toString(point));
    }
}
