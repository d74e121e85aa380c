package io.interflux.examples.service.transfer;

import io.interflux.model.DataType;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * What JSON an attribute of a type takes: {@code STRING(120)} a text of at most 120 characters. A longer one, or a number with more digits than
 * the column keeps, is refused, where a database would cut or round some of them.
 */
record AcceptedValue(DataType<?> type) {

    /** Whether it is of the right kind, and small enough; null is, since whether it may be there is not a matter of the type. */
    boolean holds(JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        return switch (type.kind()) {
            case STRING -> value.isString() && characters(value.stringValue()) <= type.length();
            case DECIMAL -> value.isNumber() && holds(value.decimalValue());
            case INTEGER -> value.isIntegralNumber() && value.canConvertToInt();
            case LONG -> value.isIntegralNumber() && value.canConvertToLong();
            case DATE -> value.isString();
            default -> true;
        };
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private boolean holds(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return (long) shortest.precision() - shortest.scale() <= type.length() - type.scale()
                && shortest.scale() <= type.scale();
    }

    @Override
    public String toString() {
        return switch (type.kind()) {
            case STRING -> "a text of at most " + type.length() + " characters";
            case DECIMAL ->
                "a number of at most " + (type.length() - type.scale()) + " digits before the point and " + type.scale()
                        + " behind it";
            case INTEGER -> "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
            case LONG -> "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
            case DATE -> "a date, such as \"1996-03-13\"";
            default -> type.toString();
        };
    }
}
