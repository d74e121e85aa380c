package io.interflux.assemble;

import static io.interflux.assemble.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys are equal exactly where the database says so. */
class KeyReaderTest {

    private static @Nullable Object key(@Nullable Object... values) {
        List<Integer> columns = values.length == 1 ? List.of(0) : List.of(0, 1);
        return new KeyReader(columns).key(row(values));
    }

    private static void assertSame(Object left, Object right) {
        assertThat(key(left)).isEqualTo(key(right)).hasSameHashCodeAs(key(right));
        assertThat(key("x", left)).isEqualTo(key("x", right)).hasSameHashCodeAs(key("x", right));
    }

    private static void assertDifferent(Object left, Object right) {
        assertThat(key(left)).isNotEqualTo(key(right));
        assertThat(key("x", left)).isNotEqualTo(key("x", right));
    }

    @Test
    void compositeKeysAreComparedColumnByColumn() {
        assertThat(key(1, 11)).isNotEqualTo(key(11, 1)).isEqualTo(key(1L, 11L));
        assertThat(key("1", "11")).isNotEqualTo(key("11", "1"));
        assertThat(key("a,b", "c")).isNotEqualTo(key("a", "b,c"));
    }

    @Test
    void integersOfAnyWidthAreEqualByNumber() {
        assertSame((short) 5, 5);
        assertSame(5, 5L);
        assertDifferent(5, 6);
        assertDifferent(5, "5");
    }

    @Test
    void decimalsAreEqualByNumber() {
        assertSame(new BigDecimal("1.0"), new BigDecimal("1.00"));
        assertSame(new BigDecimal("0.10"), new BigDecimal("0.1"));
        assertSame(new BigDecimal("0.00"), BigDecimal.ZERO);
        assertSame(new BigDecimal("1E+2"), 100L);
        assertSame(new BigDecimal("9223372036854775807.0"), Long.MAX_VALUE);
        assertDifferent(new BigDecimal("1.5"), 1);
        assertDifferent(new BigDecimal("18446744073709551617"), 1L);
        assertDifferent(new BigDecimal("9223372036854775808"), Long.MIN_VALUE);
    }

    @Test
    void floatingPointNumbersHaveOneZero() {
        assertSame(0.0, -0.0);
        assertSame(0.0f, -0.0f);
        assertSame(0.5f, 0.5);
        assertSame(Double.NaN, Double.NaN);
        assertDifferent(0.1f, 0.1);
    }

    @Test
    void momentsAreEqualWhateverTheirOffset() {
        OffsetDateTime paris = OffsetDateTime.parse("2024-05-01T12:00:00+02:00");
        assertSame(paris, OffsetDateTime.parse("2024-05-01T10:00:00Z"));
        assertSame(paris, paris.toInstant());
        assertDifferent(paris, OffsetDateTime.parse("2024-05-01T12:00:00Z"));
    }

    @Test
    void bytesAreEqualByContent() {
        assertSame(new byte[] {1, 2}, new byte[] {1, 2});
        assertDifferent(new byte[] {1, 2}, new byte[] {2, 1});
    }

    @Test
    void textIsEqualCharacterByCharacter() {
        assertSame("__proto__", "__proto__");
        assertDifferent("é", "e\u0301");
        assertDifferent("a", "A");
        UUID uuid = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertSame(uuid, UUID.fromString("6BA7B810-9DAD-11D1-80B4-00C04FD430C8"));
    }

    @Test
    void aKeyWithANullMatchesNothing() {
        assertThat(key((@Nullable Object) null)).isNull();
        assertThat(key(null, 1)).isNull();
        assertThat(key(1, null)).isNull();
    }

    @Test
    void keysAreSentAsTheyWereReadColumnByColumn() {
        KeyReader reader = new KeyReader(List.of(2, 0));
        List<List<Object>> sent = reader.transposed(List.of(row("a", "x", 1), row("b", "x", 2)));
        assertThat(sent).containsExactly(List.of(1, 2), List.of("a", "b"));
        assertThat(reader.transposed(List.of())).containsExactly(List.of(), List.of());
    }

    @Test
    void keysAreFitForSets() {
        Set<@Nullable Object> keys = new HashSet<>();
        keys.add(key(1, 11));
        keys.add(key(11, 1));
        keys.add(key((short) 1, 11L));
        assertThat(keys).hasSize(2);
    }
}
