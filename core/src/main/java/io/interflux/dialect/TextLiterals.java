package io.interflux.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text constants of an SQL condition and what is left without them.
 *
 * @param values the texts, in order
 * @param rest the condition with a question mark for each
 */
record TextLiterals(List<String> values, String rest) {

    private static final Pattern LITERAL = Pattern.compile("(U&|E)?'((?:[^']|'')*)'");
    private static final Pattern CODE_POINT = Pattern.compile("\\\\(?:(\\\\)|\\+([0-9a-fA-F]{6})|([0-9a-fA-F]{4}))");

    static TextLiterals of(String condition) {
        List<String> values = new ArrayList<>();
        Matcher matcher = LITERAL.matcher(condition);
        String rest = matcher.replaceAll(literal -> {
            values.add(decoded(literal.group(1), literal.group(2).replace("''", "'")));
            return "?";
        });
        return new TextLiterals(List.copyOf(values), rest);
    }

    /** {@code E'a\\b'} doubles backslashes; {@code U&'\00fc'} has code points in hexadecimal. */
    private static String decoded(@Nullable String prefix, String body) {
        if (prefix == null) {
            return body;
        }
        return prefix.equals("E")
                ? body.replace("\\\\", "\\")
                : CODE_POINT.matcher(body).replaceAll(match -> Matcher.quoteReplacement(codePoint(match)));
    }

    private static String codePoint(MatchResult match) {
        if (match.group(1) != null) {
            return "\\";
        }
        String digits = match.group(2) != null ? match.group(2) : match.group(3);
        return Character.toString(Integer.parseInt(digits, 16));
    }
}
