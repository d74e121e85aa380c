package io.interflux.ddl;

import io.interflux.dialect.Dialect;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import java.util.List;
import java.util.stream.Collectors;

/** The columns of keys, as text. */
final class Names {

    private Names() {}

    static List<String> columns(Key key) {
        return key.attributes().stream().map(Attribute::column).toList();
    }

    /** {@code "userId", "profileId"}. */
    static String listed(Key key, Dialect dialect) {
        return columns(key).stream().map(dialect::quote).collect(Collectors.joining(", "));
    }

    /** {@code ("userId", "profileId")}. */
    static String inBrackets(Key key, Dialect dialect) {
        return "(" + listed(key, dialect) + ")";
    }
}
