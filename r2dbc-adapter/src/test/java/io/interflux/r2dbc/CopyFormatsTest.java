package io.interflux.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.model.DataType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The exact bytes of copied rows. */
final class CopyFormatsTest {

    private static byte[] written(Function<CopyBuffer, CopyFormat> format, DataType<?> type, @Nullable Object... rows) {
        CopyBuffer buffer = new CopyBuffer();
        CopyFormat copy = format.apply(buffer);
        copy.begin();
        for (Object value : rows) {
            copy.beginRow(1);
            if (value == null) {
                copy.nothing();
            } else {
                copy.value(type, value);
            }
            copy.endRow();
            buffer.endRow();
        }
        copy.end();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        buffer.frames().forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static String text(DataType<?> type, @Nullable Object... rows) {
        return new String(written(TextCopyFormat::new, type, rows), StandardCharsets.UTF_8);
    }

    /** One value in binary, behind its length. */
    private static String binary(DataType<?> type, Object value) {
        String all = HexFormat.of().formatHex(written(BinaryCopyFormat::new, type, value));
        String header = "5047434f50590aff0d0a00" + "00000000" + "00000000" + "0001";
        assertThat(all).startsWith(header).endsWith("ffff");
        return all.substring(header.length(), all.length() - 4);
    }

    @Test
    void nullsHaveASignOfTheirOwn() {
        assertThat(text(DataType.TEXT, null, "", "\\N")).isEqualTo("\\N\n\n\\\\N\n");
        assertThat(HexFormat.of().formatHex(written(BinaryCopyFormat::new, DataType.TEXT, (Object) null)))
                .endsWith("0001" + "ffffffff" + "ffff");
    }

    @Test
    void numbersAreInNetworkOrder() {
        assertThat(binary(DataType.INTEGER, -2)).isEqualTo("00000004" + "fffffffe");
        assertThat(binary(DataType.LONG, 258)).as("an int for a long").isEqualTo("00000008" + "0000000000000102");
        assertThat(binary(DataType.BOOLEAN, true)).isEqualTo("00000001" + "01");
        assertThat(binary(DataType.DOUBLE, 1.0)).isEqualTo("00000008" + "3ff0000000000000");
    }

    /** Digits, weight, sign and scale of {@code numeric_recv}. */
    @Test
    void decimalsHaveDigitsToTheBaseOfTenThousand() {
        assertThat(decimal("0")).isEqualTo("00000008" + "0000" + "0000" + "0000" + "0000");
        assertThat(decimal("0.00")).isEqualTo("00000008" + "0000" + "0000" + "0000" + "0002");
        assertThat(decimal("-1.5")).isEqualTo("0000000c" + "0002" + "0000" + "4000" + "0001" + "0001" + "1388");
        assertThat(decimal("12345.678"))
                .isEqualTo("0000000e" + "0003" + "0001" + "0000" + "0003" + "0001" + "0929" + "1a7c");
        assertThat(decimal("100000000")).isEqualTo("0000000a" + "0001" + "0002" + "0000" + "0000" + "0001");
        assertThat(decimal("0.00000001")).isEqualTo("0000000a" + "0001" + "fffe" + "0000" + "0008" + "0001");
        assertThat(decimal("1E+4")).isEqualTo("0000000a" + "0001" + "0001" + "0000" + "0000" + "0001");
    }

    /** The fields for weight and scale have 16 bits: what does not fit would arrive as another number. */
    @Test
    void decimalsThatPostgreSqlCannotHoldAreRefused() {
        assertThat(decimal("1E+131071")).isEqualTo("0000000a" + "0001" + "7fff" + "0000" + "0000" + "03e8");
        assertThat(decimal("1E-16383")).isEqualTo("0000000a" + "0001" + "f000" + "0000" + "3fff" + "000a");
        for (String number : List.of("1E+131072", "-1E+1000000000", "1E-16384", "1E-140000")) {
            assertThatExceptionOfType(ArithmeticException.class)
                    .as(number)
                    .isThrownBy(() -> decimal(number))
                    .withMessage("more digits than the database's decimals have");
        }
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> text(DataType.DECIMAL, new BigDecimal("1E+1000000000")));
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> binary(DataType.DATE, LocalDate.MAX))
                .withMessage("beyond the dates of PostgreSQL");
    }

    private static String decimal(String number) {
        return binary(DataType.DECIMAL, new BigDecimal(number));
    }

    @Test
    void daysAndMicrosecondsCountFromTheYear2000() {
        assertThat(binary(DataType.DATE, LocalDate.of(1999, 12, 31))).isEqualTo("00000004" + "ffffffff");
        assertThat(binary(DataType.TIMESTAMP, LocalDateTime.of(2000, 1, 1, 0, 0, 1, 1500)))
                .as("rounded to microseconds")
                .isEqualTo("00000008" + "00000000000f4242");
        assertThat(binary(DataType.TIME, LocalTime.of(0, 0, 1))).isEqualTo("00000008" + "00000000000f4240");
    }

    @Test
    void otherValuesAreTheirBytes() {
        assertThat(binary(DataType.STRING, "é")).isEqualTo("00000002" + "c3a9");
        assertThat(binary(DataType.JSON, "1")).isEqualTo("00000002" + "01" + "31");
        assertThat(binary(DataType.UUID, new UUID(1, 2)))
                .isEqualTo("00000010" + "0000000000000001" + "0000000000000002");
    }

    @Test
    void textIsEscaped() {
        assertThat(text(DataType.TEXT, "a\tb\nc\rd\\e")).isEqualTo("a\\tb\\nc\\rd\\\\e\n");
        assertThat(text(DataType.BYTES, new byte[] {1, -1})).isEqualTo("\\\\x01ff\n");
        assertThat(text(DataType.arrayOf(DataType.TEXT), (Object) new String[] {"a\"b", "c\\d"}))
                .isEqualTo("{\"a\\\\\"b\",\"c\\\\\\\\d\"}\n");
        assertThat(text(DataType.DATE, LocalDate.of(-43, 3, 15))).isEqualTo("0044-03-15 BC\n");
        assertThat(text(DataType.DECIMAL, new BigDecimal("1E+4"))).isEqualTo("10000\n");
    }

    @Test
    void framesEndWithRows() {
        CopyBuffer buffer = new CopyBuffer();
        CopyFormat copy = new TextCopyFormat(buffer);
        for (int i = 0; i < 30; i++) {
            copy.beginRow(1);
            copy.value(DataType.TEXT, "x".repeat(i == 20 ? 200_000 : 9_999));
            copy.endRow();
            buffer.endRow();
        }
        assertThat(buffer.frames().stream().map(frame -> frame.length))
                .containsExactly(70_000, 70_000, 260_001, 70_000, 20_000);
        assertThat(buffer.frames()).allMatch(frame -> frame[frame.length - 1] == '\n');
    }
}
