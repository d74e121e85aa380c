package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.query.AttributeReference;
import io.interflux.query.ConditionSpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a raw fragment into text, columns and values. */
final class RawFragment {

    private static final Pattern TOKEN = Pattern.compile("\\?\\?|\\{\\{|\\}\\}|\\?|\\{([^{}]*)\\}");

    private RawFragment() {}

    static Predicate parse(ConditionSpec.Raw raw, Scope scope) {
        List<Predicate.RawPart> parts = new ArrayList<>();
        Iterator<Object> values = raw.values().iterator();
        Matcher matcher = TOKEN.matcher(raw.sql());
        int end = 0;
        while (matcher.find()) {
            parts.add(text(end, matcher.start(), raw, scope));
            parts.add(token(matcher, values, raw, scope));
            end = matcher.end();
        }
        parts.add(text(end, raw.sql().length(), raw, scope));
        if (values.hasNext()) {
            throw wrongCount(raw, scope);
        }
        return new Predicate.Raw(List.copyOf(parts));
    }

    private static Predicate.RawPart text(int begin, int end, ConditionSpec.Raw raw, Scope scope) {
        String text = raw.sql().substring(begin, end);
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw new QueryException("The fragment '" + raw.sql() + "' at " + scope.path()
                    + " has a single brace; write {name} for an attribute, {{ or }} for a literal brace");
        }
        return new Predicate.RawText(text);
    }

    private static Predicate.RawPart token(
            Matcher matcher, Iterator<Object> values, ConditionSpec.Raw raw, Scope scope) {
        String token = matcher.group();
        String name = matcher.group(1);
        if (name != null) {
            return new Predicate.RawColumn(scope.column(AttributeReference.named(name)));
        }
        if (!token.equals("?")) {
            return new Predicate.RawText(token.substring(1));
        }
        if (!values.hasNext()) {
            throw wrongCount(raw, scope);
        }
        Object value = values.next();
        return new Predicate.Value(Values.typeOf(value, scope.path()), value);
    }

    private static QueryException wrongCount(ConditionSpec.Raw raw, Scope scope) {
        return new QueryException("The fragment '" + raw.sql() + "' at " + scope.path()
                + " does not have as many ? as the " + raw.values().size() + " values given");
    }
}
