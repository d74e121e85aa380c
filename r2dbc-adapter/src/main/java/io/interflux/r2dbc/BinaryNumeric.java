package io.interflux.r2dbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** A number as PostgreSQL's {@code numeric_recv} reads it: digits to the base of 10,000 without zeros at either end. */
final class BinaryNumeric {

    private static final int DIGITS = 4;
    private static final int NEGATIVE = 0x4000;

    /** PostgreSQL's manual, table 8.2. */
    private static final int MOST_BEHIND_POINT = 16_383;

    private final short[] digits;
    private final int weight;
    private final boolean negative;
    private final int scale;

    /**
     * A number.
     *
     * @param digits the most significant first
     * @param weight the power of 10,000 of the first digit
     * @param scale how many decimal digits follow the point
     */
    private BinaryNumeric(short[] digits, int weight, boolean negative, int scale) {
        this.digits = digits;
        this.weight = weight;
        this.negative = negative;
        this.scale = scale;
    }

    /** @throws ArithmeticException if no {@code numeric} has so many digits, of which the fields for weight and scale would lose some */
    static BinaryNumeric of(BigDecimal value) {
        ExactNumbers.requireDigits(value, ExactNumbers.MOST_DIGITS, MOST_BEHIND_POINT);
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        int scale = plain.scale();
        if (plain.signum() == 0) {
            return new BinaryNumeric(new short[0], 0, false, scale);
        }
        int fraction = (scale + DIGITS - 1) / DIGITS;
        short[] digits = digits(
                plain.movePointRight(fraction * DIGITS).toBigIntegerExact().abs());
        int weight = digits.length - 1 - fraction;
        return new BinaryNumeric(withoutTrailingZeros(digits), weight, plain.signum() < 0, scale);
    }

    private static short[] digits(BigInteger number) {
        return number.bitLength() < Long.SIZE ? digits(number.longValue()) : longDigits(number);
    }

    private static short[] digits(long number) {
        int length = 0;
        for (long rest = number; rest > 0; rest /= 10_000) {
            length++;
        }
        short[] digits = new short[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = (short) (rest % 10_000);
            rest /= 10_000;
        }
        return digits;
    }

    private static short[] longDigits(BigInteger number) {
        String text = number.toString();
        short[] digits = new short[(text.length() + DIGITS - 1) / DIGITS];
        int end = text.length();
        for (int i = digits.length - 1; i >= 0; i--) {
            int begin = Math.max(0, end - DIGITS);
            digits[i] = (short) Integer.parseInt(text, begin, end, 10);
            end = begin;
        }
        return digits;
    }

    private static short[] withoutTrailingZeros(short[] digits) {
        int length = digits.length;
        while (digits[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(digits, length);
    }

    /** The value behind its length. */
    void write(CopyBuffer buffer) {
        buffer.int32(Short.BYTES * (4 + digits.length));
        buffer.int16(digits.length);
        buffer.int16(weight);
        buffer.int16(negative ? NEGATIVE : 0);
        buffer.int16(scale);
        for (short digit : digits) {
            buffer.int16(digit);
        }
    }
}
