package io.interflux.examples.musicstore.load;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The current row of a JDBC result; {@code null} comes only from the methods whose names begin with {@code optional}. */
final class SourceRow {

    private final ResultSet result;

    SourceRow(ResultSet result) {
        this.result = result;
    }

    long key(String column) {
        return Objects.requireNonNull(optionalKey(column), column);
    }

    @Nullable Long optionalKey(String column) {
        Number number = (Number) value(column);
        return number == null ? null : number.longValue();
    }

    int integer(String column) {
        return Objects.requireNonNull(optionalInteger(column), column);
    }

    @Nullable Integer optionalInteger(String column) {
        return (Integer) value(column);
    }

    BigDecimal decimal(String column) {
        return (BigDecimal) Objects.requireNonNull(value(column), column);
    }

    LocalDate date(String column) {
        return Objects.requireNonNull(optionalDate(column), column);
    }

    @Nullable LocalDate optionalDate(String column) {
        Date date = (Date) value(column);
        return date == null ? null : date.toLocalDate();
    }

    String text(String column) {
        return Objects.requireNonNull(optionalText(column), column);
    }

    @Nullable String optionalText(String column) {
        return (String) value(column);
    }

    private @Nullable Object value(String column) {
        try {
            return result.getObject(column);
        } catch (SQLException e) {
            throw Chinook.unreadable(e);
        }
    }
}
