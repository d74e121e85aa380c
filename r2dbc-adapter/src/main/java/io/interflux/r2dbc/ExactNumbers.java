package io.interflux.r2dbc;

import java.math.BigDecimal;

/** Conversions between numbers that throw {@link ArithmeticException} instead of losing a part of the value. */
final class ExactNumbers {

    /** As many as PostgreSQL has before the point, in table 8.2 of its manual; H2 has 100,000 in all. */
    static final int MOST_DIGITS = 131_072;

    private ExactNumbers() {}

    /** 0 and 1 only. */
    static Boolean toBoolean(Number value) {
        long number = toLong(value);
        if (number != 0 && number != 1) {
            throw new ArithmeticException("neither 0 nor 1");
        }
        return number == 1;
    }

    static Short toShort(Number value) {
        long number = toLong(value);
        if (number != (short) number) {
            throw new ArithmeticException("more than 16 bits");
        }
        return (short) number;
    }

    static Integer toInteger(Number value) {
        return Math.toIntExact(toLong(value));
    }

    static Long toLong(Number value) {
        if (value instanceof BigDecimal || value instanceof Double || value instanceof Float) {
            return toDecimal(value).longValueExact();
        }
        return value.longValue();
    }

    /** Doubles by their shortest text, so that 0.1 stays 0.1. */
    static BigDecimal toDecimal(Number value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Double || value instanceof Float) {
            requireFinite(value);
            return new BigDecimal(value.toString());
        }
        return BigDecimal.valueOf(value.longValue());
    }

    /** The nearest one to a decimal, since most decimals have no exact one; exactly any other. */
    static Double toDouble(Number value) {
        double number = value.doubleValue();
        if (value instanceof Long) {
            requireSame(value, new BigDecimal(number));
        }
        return number;
    }

    /** The nearest one to a decimal, since most decimals have no exact one; exactly any other. */
    static Float toFloat(Number value) {
        float number = value.floatValue();
        if (value instanceof Double && Double.compare(number, value.doubleValue()) != 0) {
            throw new ArithmeticException("more than 24 bits");
        }
        if (value instanceof Long || value instanceof Integer) {
            requireSame(value, new BigDecimal(number));
        }
        return number;
    }

    /** Throws where a number has more digits than a database's decimals, before these digits are written out. */
    static void requireDigits(BigDecimal value, int mostBeforePoint, int mostBehindPoint) {
        if ((long) value.precision() - value.scale() > mostBeforePoint || value.scale() > mostBehindPoint) {
            throw new ArithmeticException("more digits than the database's decimals have");
        }
    }

    private static void requireSame(Number value, BigDecimal nearest) {
        if (nearest.compareTo(BigDecimal.valueOf(value.longValue())) != 0) {
            throw new ArithmeticException("more digits than a floating point number has");
        }
    }

    private static void requireFinite(Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            throw new ArithmeticException("not a finite number");
        }
    }
}
