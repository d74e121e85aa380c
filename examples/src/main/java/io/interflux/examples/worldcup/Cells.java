package io.interflux.examples.worldcup;

import io.interflux.model.DataType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads the text of one cell as a value of an attribute. */
final class Cells {

    private Cells() {}

    /**
     * The value of a cell that is not empty.
     *
     * @throws IllegalArgumentException if the text is no such value
     */
    static Object parse(DataType<?> type, String text) {
        return switch (type.kind()) {
            case BOOLEAN -> bool(text);
            case INTEGER -> Integer.valueOf(text);
            case DATE -> date(text);
            case TEXT -> text;
            default -> throw new IllegalStateException("No cell holds a value of " + type);
        };
    }

    /** What a cell of that type must look like, for messages. */
    static String expected(DataType<?> type) {
        return switch (type.kind()) {
            case BOOLEAN -> "a boolean, 0 or 1";
            case INTEGER -> "an integer, such as 1930";
            case DATE -> "a date, such as 1930-07-13";
            default -> "a text";
        };
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "0" -> Boolean.FALSE;
            case "1" -> Boolean.TRUE;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }
}
