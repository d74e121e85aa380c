package io.interflux.spring.boot;

import java.time.Duration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/** Refuses values of properties that cannot be, by an error that names the property, the value and what it must be. */
final class Limits {

    private static final String POSITIVE = "must be positive";
    private static final String NOT_NEGATIVE = "must not be negative";

    /** More is as good as no limit, and at some time too much for a clock of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private Limits() {}

    static void requirePositive(String property, int value) {
        require(value > 0, property, value, POSITIVE);
    }

    static void requirePositive(String property, DataSize value) {
        require(value.toBytes() > 0, property, value, POSITIVE);
    }

    /** Positive, too. */
    static void requireAtMostAYear(String property, Duration value) {
        require(!value.isNegative() && !value.isZero(), property, value, POSITIVE);
        require(value.compareTo(LONGEST) <= 0, property, value, "must be at most " + LONGEST.toDays() + " days");
    }

    static void requireNotNegative(String property, int value) {
        require(value >= 0, property, value, NOT_NEGATIVE);
    }

    static void requireNotNegative(String property, Duration value) {
        require(!value.isNegative(), property, value, NOT_NEGATIVE);
    }

    private static void require(boolean fits, String property, Object value, String expected) {
        if (!fits) {
            throw new InvalidConfigurationPropertyValueException(property, value, expected);
        }
    }
}
