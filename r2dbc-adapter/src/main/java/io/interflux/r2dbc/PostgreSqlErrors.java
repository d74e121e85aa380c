package io.interflux.r2dbc;

import io.interflux.error.ConstraintViolationException.Kind;
import io.interflux.error.ReportedRow;
import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's SQLSTATEs (appendix A of its manual) and the fields that the server sends with an error. */
final class PostgreSqlErrors implements DriverErrors {

    private static final String UNDEFINED_TABLE = "42P01";

    /**
     * Classes of SQLSTATE whose messages name objects, limits and states, but no values: connection, feature, transaction state and
     * rollback, authorisation, catalog, syntax, resources, limits, object state, operator intervention. Not among them: 22 (data), 23
     * (constraints) and P0 (written by users).
     */
    private static final Set<String> WITHOUT_VALUES =
            Set.of("08", "0A", "25", "26", "28", "2D", "34", "3D", "3F", "40", "42", "53", "54", "55", "57");

    private final boolean detailed;

    private PostgreSqlErrors(boolean detailed) {
        this.detailed = detailed;
    }

    /** Reads the server's fields where the driver is r2dbc-postgresql, which need not be on the class path. */
    static PostgreSqlErrors create() {
        try {
            Class.forName(
                    "io.r2dbc.postgresql.api.PostgresqlException", false, PostgreSqlErrors.class.getClassLoader());
            return new PostgreSqlErrors(true);
        } catch (ClassNotFoundException e) {
            return new PostgreSqlErrors(false);
        }
    }

    /** Whether r2dbc-postgresql is on the class path. */
    boolean driverIsThere() {
        return detailed;
    }

    @Override
    public @Nullable Violation violation(R2dbcException error) {
        String state = String.valueOf(error.getSqlState());
        if (!state.startsWith("23")) {
            return null;
        }
        Kind kind =
                switch (state) {
                    case "23505" -> Kind.UNIQUE;
                    case "23503" -> Kind.FOREIGN_KEY;
                    case "23502" -> Kind.NOT_NULL;
                    case "23514" -> Kind.CHECK;
                    default -> Kind.OTHER;
                };
        return detailed ? Details.violation(kind, error) : new Violation(kind, null, null, null);
    }

    @Override
    public @Nullable ReportedRow reportedRow(R2dbcException error) {
        return detailed ? Details.reportedRow(error) : null;
    }

    @Override
    public boolean missingTable(R2dbcException error) {
        return UNDEFINED_TABLE.equals(error.getSqlState());
    }

    @Override
    public @Nullable String messageWithoutValues(R2dbcException error) {
        String state = error.getSqlState();
        boolean safe = state != null && state.length() == 5 && WITHOUT_VALUES.contains(state.substring(0, 2));
        return safe ? error.getMessage() : null;
    }

    /** Apart, so that the driver's classes are loaded only where they are there. */
    private static final class Details {

        /** In the context of an error: {@code COPY users, line 3, column points: "abc"}; words are in the server's language. */
        private static final Pattern LINE = Pattern.compile("^COPY .+?, \\p{L}+ (\\d+)", Pattern.MULTILINE);

        /** In the details of a violation: {@code Key ("userId", kind)=(99, a) is not present in table "users".} */
        private static final Pattern KEY = Pattern.compile("\\((.+?)\\)=\\((.*)\\)", Pattern.DOTALL);

        static @Nullable ReportedRow reportedRow(R2dbcException error) {
            if (!(error instanceof PostgresqlException detailed)) {
                return null;
            }
            ErrorDetails details = detailed.getErrorDetails();
            Long line = details.getWhere()
                    .map(LINE::matcher)
                    .filter(Matcher::find)
                    .map(found -> Long.valueOf(found.group(1)))
                    .orElse(null);
            Map<String, String> key = details.getDetail()
                    .map(KEY::matcher)
                    .filter(Matcher::find)
                    .map(found -> key(found.group(1).split(", "), found.group(2).split(", ", -1)))
                    .orElse(Map.of());
            return line == null && key.isEmpty() ? null : new ReportedRow(line, key);
        }

        /** A text with a comma makes a value too many; then the key is not known. */
        private static Map<String, String> key(String[] columns, String[] values) {
            if (columns.length == 1) {
                return Map.of(plain(columns[0]), String.join(", ", values));
            }
            Map<String, String> key = new LinkedHashMap<>();
            for (int i = 0; i < columns.length && columns.length == values.length; i++) {
                key.put(plain(columns[i]), values[i]);
            }
            return key;
        }

        /** Names are quoted where they need it. */
        private static String plain(String name) {
            return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        }

        static Violation violation(Kind kind, R2dbcException error) {
            if (!(error instanceof PostgresqlException detailed)) {
                return new Violation(kind, null, null, null);
            }
            ErrorDetails details = detailed.getErrorDetails();
            return new Violation(
                    kind,
                    field(details, ErrorDetails::getConstraintName),
                    field(details, ErrorDetails::getTableName),
                    field(details, ErrorDetails::getColumnName));
        }

        private static @Nullable String field(ErrorDetails details, Function<ErrorDetails, Optional<String>> field) {
            return field.apply(details).orElse(null);
        }
    }
}
