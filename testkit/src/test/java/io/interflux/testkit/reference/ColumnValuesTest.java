package io.interflux.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Values are compared as databases do, where that is not what Java does. */
class ColumnValuesTest {

    @Test
    void textIsComparedByCodePoint() {
        assertThat("\uFFFD".compareTo("😀")).isPositive();
        assertThat(ColumnValues.compare("\uFFFD", "😀")).isNegative();
        assertThat(ColumnValues.compare("a", "a ")).isNegative();
        assertThat(ColumnValues.compare("B", "a")).isNegative();
        assertThat(ColumnValues.compare("é", "e\u0301")).isPositive();
    }

    @Test
    void uuidsAreUnsigned() {
        UUID low = UUID.fromString("10000000-0000-0000-0000-000000000000");
        UUID high = UUID.fromString("f0000000-0000-0000-0000-000000000000");
        assertThat(high.compareTo(low)).isNegative();
        assertThat(ColumnValues.compare(high, low)).isPositive();
    }

    @Test
    void numbersAndMomentsAreComparedByValue() {
        assertThat(ColumnValues.compare(new BigDecimal("1.0"), new BigDecimal("1.00")))
                .isZero();
        assertThat(ColumnValues.compare(1, 1L)).isZero();
        assertThat(ColumnValues.compare(
                        OffsetDateTime.parse("2024-01-01T12:00:00+02:00"),
                        OffsetDateTime.parse("2024-01-01T10:00:00Z")))
                .isZero();
    }

    @Test
    void nullMatchesNothing() {
        assertThat(ColumnValues.match(Arrays.asList(1, null), Arrays.asList(1, null)))
                .isFalse();
        assertThat(ColumnValues.match(List.of(1, 11), List.of(11, 1))).isFalse();
        assertThat(ColumnValues.match(List.of(1, 11), List.of(1L, 11L))).isTrue();
    }

    @Test
    void patternsCountCodePoints() {
        assertThat(LikePattern.matches("😀", "_")).isTrue();
        assertThat(LikePattern.matches("a\nb", "a%b")).isTrue();
        assertThat(LikePattern.matches("a%", "a\\%")).isTrue();
        assertThat(LikePattern.matches("ab", "a\\%")).isFalse();
        assertThat(LikePattern.matches("", "%")).isTrue();
        assertThat(LikePattern.matches("(a)", "(_)")).isTrue();
    }
}
