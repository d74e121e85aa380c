package io.interflux.r2dbc;

import static io.interflux.r2dbc.Statements.rows;
import static io.interflux.r2dbc.Statements.select;
import static io.interflux.r2dbc.Statements.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.DatabaseException;
import io.interflux.model.DataType;
import io.interflux.spi.Database;
import io.interflux.sql.SqlStatement;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Columns that hold another type than is declared: read exactly, or refused by a message that names the column. */
class LegacyColumnsIT {

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void narrowerAndWiderColumnsAreReadExactly(TestDatabase database) {
        Database one = R2dbcDatabase.create(database.pool(1));
        read(one, "CAST(7 AS INTEGER)", DataType.LONG, 7L);
        read(one, "CAST(7 AS SMALLINT)", DataType.INTEGER, 7);
        read(one, "CAST(7 AS BIGINT)", DataType.INTEGER, 7);
        read(one, "CAST(7 AS BIGINT)", DataType.SHORT, (short) 7);
        read(one, "CAST(7.00 AS NUMERIC(9, 2))", DataType.LONG, 7L);
        read(one, "CAST(1 AS INTEGER)", DataType.BOOLEAN, true);
        read(one, "CAST(7 AS INTEGER)", DataType.decimal(9, 0), BigDecimal.valueOf(7));
        read(one, "CAST(0.1 AS DOUBLE PRECISION)", DataType.DECIMAL, new BigDecimal("0.1"));
        read(one, "CAST(0.25 AS REAL)", DataType.DOUBLE, 0.25);
        read(one, "CAST('ab' AS CHAR(4))", DataType.STRING, "ab  ");
        read(one, "CAST('MONDAY' AS CHAR(6))", DataType.enumOf(DayOfWeek.class), DayOfWeek.MONDAY);
        read(one, "DATE '2024-02-29'", DataType.TIMESTAMP, LocalDateTime.of(2024, 2, 29, 0, 0));
        read(one, "TIMESTAMP '2024-02-29 00:00:00'", DataType.DATE, LocalDate.of(2024, 2, 29));
        read(
                one,
                "CAST('a5bb0a9c-8b0d-4f4c-9c3f-1b9d1f0c2e11' AS UUID)",
                DataType.STRING,
                "a5bb0a9c-8b0d-4f4c-9c3f-1b9d1f0c2e11");
        read(
                one,
                "CAST('a5bb0a9c-8b0d-4f4c-9c3f-1b9d1f0c2e11' AS CHAR(36))",
                DataType.UUID,
                UUID.fromString("a5bb0a9c-8b0d-4f4c-9c3f-1b9d1f0c2e11"));
        read(
                one,
                "TIMESTAMP WITH TIME ZONE '2024-02-29 01:00:00+01:00'",
                DataType.INSTANT,
                Instant.parse("2024-02-29T00:00:00Z"));
        read(one, "ARRAY[CAST(7 AS INTEGER), CAST(8 AS INTEGER)]", DataType.arrayOf(DataType.LONG), new Long[] {7L, 8L
        });
        read(one, "NULL", DataType.LONG, null);
    }

    private static void read(Database database, String expression, DataType<?> type, @Nullable Object expected) {
        SqlStatement select = select("SELECT " + expression + " AS c WHERE $1 = 1", type);
        assertThat(rows(database, with(select, DataType.INTEGER, 1)).get(0).get(0))
                .as(expression)
                .isEqualTo(expected);
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void whatWouldLoseAPartIsRefused(TestDatabase database) {
        Database one = R2dbcDatabase.create(database.pool(1));
        String loss = "the value does not fit without loss";
        refused(one, "CAST(1.5 AS NUMERIC(9, 2))", DataType.LONG, loss);
        refused(one, "CAST(1.5 AS DOUBLE PRECISION)", DataType.LONG, loss);
        refused(one, "CAST(3000000000 AS BIGINT)", DataType.INTEGER, loss);
        refused(one, "CAST(40000 AS INTEGER)", DataType.SHORT, loss);
        refused(one, "CAST(2 AS INTEGER)", DataType.BOOLEAN, loss);
        refused(one, "CAST(9007199254740993 AS BIGINT)", DataType.DOUBLE, loss);
        refused(one, "CAST(0.1 AS DOUBLE PRECISION)", DataType.FLOAT, loss);
        refused(one, "TIMESTAMP '2024-02-29 12:00:00'", DataType.DATE, loss);
        refused(one, "ARRAY[CAST(3000000000 AS BIGINT)]", DataType.arrayOf(DataType.INTEGER), loss);
        refused(
                one,
                "CAST('FRYDAY' AS CHAR(6))",
                DataType.enumOf(DayOfWeek.class),
                "the text is none of the names [MONDAY, ");
        String types = "the types do not fit; declare the attribute by the column's type, or cast the column in a view";
        refused(one, "TIMESTAMP '2024-02-29 12:00:00'", DataType.INSTANT, types);
        refused(one, "CAST(1 AS INTEGER)", DataType.STRING, types);
        refused(one, "INTERVAL '1' DAY", DataType.STRING, types);
    }

    private static void refused(Database database, String expression, DataType<?> type, String why) {
        SqlStatement select = with(select("SELECT " + expression + " AS c WHERE $1 = 1", type), DataType.INTEGER, 1);
        assertThatExceptionOfType(DatabaseException.class)
                .as(expression)
                .isThrownBy(() -> rows(database, select))
                .satisfies(error -> {
                    assertThat(error.getMessage())
                            .containsIgnoringCase("Column 1 'c' of type ")
                            .contains(" cannot be read as " + type + ": " + why);
                    assertThat(error.sql()).isEqualTo(select.text());
                });
    }

    @OnEachDatabase(Kind.POSTGRESQL_BINARY)
    void builtInTypesThatTheDriverGarblesInBinaryAreRefused(TestDatabase database) {
        Database one = R2dbcDatabase.create(database.pool(1));
        for (String expression : new String[] {"CAST(1 AS MONEY)", "CAST('1.2.3.4' AS INET)", "CAST('1' AS BIT)"}) {
            refused(one, expression, DataType.STRING, "the types do not fit");
        }
    }

    @OnEachDatabase({Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void typesMadeByUsersAreReadAsText(TestDatabase database) {
        database.execute("CREATE TYPE mood AS ENUM ('MONDAY', 'b')");
        Database one = R2dbcDatabase.create(database.pool(1));
        read(one, "CAST('MONDAY' AS mood)", DataType.enumOf(DayOfWeek.class), DayOfWeek.MONDAY);
        read(one, "CAST('b' AS mood)", DataType.TEXT, "b");
    }

    @OnEachDatabase
    void anotherNumberOfColumnsIsRefused(TestDatabase database) {
        Database one = R2dbcDatabase.create(database.pool(1));
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> rows(one, select("SELECT 1, 2", DataType.INTEGER)))
                .withMessage("The result has 2 columns where 1 are declared; statement: SELECT 1, 2 [0 binds]");
    }
}
