package io.interflux.r2dbc;

import io.interflux.error.ConstraintViolationException.Kind;
import io.r2dbc.spi.R2dbcException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** H2's error codes (its class {@code ErrorCode}); names are in the messages only, beside values. */
final class H2Errors implements DriverErrors {

    private static final String NAME = "((?:\"\"[^\"]+\"\")|[^ .\"(:]+)";

    /** {@code violation: "PUBLIC.users_email INDEX PUBLIC.users_email_INDEX_4 ON PUBLIC.users(email …}. */
    private static final Pattern UNIQUE = Pattern.compile("violation: \"(?:" + NAME + "\\.)?" + NAME
            + "(?: INDEX [^(]*| PRIMARY KEY)? ON (?:" + NAME + "\\.)?" + NAME + "\\(");

    /** {@code violation: "grants_user_fk: PUBLIC.grants FOREIGN KEY(…}. */
    private static final Pattern NAMED =
            Pattern.compile("violation: \"" + NAME + ": (?:(?:" + NAME + "\\.)?" + NAME + " FOREIGN KEY)?");

    /** A function or a schema that is not there; the message names nothing else. */
    private static final Set<Integer> MISSING_OBJECT = Set.of(90022, 90079);

    private static final Set<Integer> MISSING_TABLE = Set.of(42102, 42103, 42104);

    @Override
    public @Nullable Violation violation(R2dbcException error) {
        String message = String.valueOf(error.getMessage());
        return switch (error.getErrorCode()) {
            case 23505 -> violation(Kind.UNIQUE, UNIQUE.matcher(message), 2, 4);
            case 23503, 23506 -> violation(Kind.FOREIGN_KEY, NAMED.matcher(message), 1, 3);
            case 23513, 23514 -> violation(Kind.CHECK, NAMED.matcher(message), 1, 3);
            case 23502 -> new Violation(Kind.NOT_NULL, null, null, missingName(error));
            default ->
                String.valueOf(error.getSqlState()).startsWith("23")
                        ? new Violation(Kind.OTHER, null, null, null)
                        : null;
        };
    }

    private static Violation violation(Kind kind, Matcher names, int constraint, int table) {
        return names.find()
                ? new Violation(kind, plain(names.group(constraint)), plain(names.group(table)), null)
                : new Violation(kind, null, null, null);
    }

    private static @Nullable String plain(@Nullable String name) {
        return name == null ? null : name.replace("\"", "");
    }

    @Override
    public boolean missingTable(R2dbcException error) {
        return MISSING_TABLE.contains(error.getErrorCode());
    }

    /** Syntax and missing objects, up to where H2 repeats the statement. */
    @Override
    public @Nullable String messageWithoutValues(R2dbcException error) {
        String state = String.valueOf(error.getSqlState());
        String message = String.valueOf(error.getMessage());
        boolean safe = state.startsWith("42")
                || state.startsWith("40")
                || state.startsWith("HY")
                || MISSING_OBJECT.contains(error.getErrorCode());
        int statement = message.indexOf("; SQL statement:");
        return !safe ? null : statement < 0 ? message : message.substring(0, statement);
    }
}
