package io.interflux.mapping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Conversions between number classes that lose nothing. */
final class ExactNumbers {

    private ExactNumbers() {}

    /** The number as {@code type}, or null where that class cannot hold it exactly. */
    static @Nullable Object as(Class<?> type, Number number) {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            if (type == Long.class) {
                return exact.longValueExact();
            }
            if (type == Integer.class) {
                return exact.intValueExact();
            }
            if (type == Short.class) {
                return exact.shortValueExact();
            }
            if (type == Double.class && exact.compareTo(new BigDecimal(exact.doubleValue())) == 0) {
                return exact.doubleValue();
            }
            return type == BigDecimal.class ? exact : null;
        } catch (ArithmeticException | NumberFormatException notExact) {
            return null;
        }
    }
}
