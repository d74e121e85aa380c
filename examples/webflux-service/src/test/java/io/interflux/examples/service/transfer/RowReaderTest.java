package io.interflux.examples.service.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.examples.service.tpch.OrderLine;
import io.interflux.model.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A line is a row, or it is said why it is none. */
class RowReaderTest {

    private static final String LINE =
            "{\"scale\": 1, \"orderKey\": 2, \"lineNumber\": 3, \"partKey\": 4, \"supplierKey\": 5,"
                    + " \"quantity\": 6, \"extendedPrice\": 24710.35, \"discount\": 0.04, \"tax\": 0, \"returnFlag\": \"N\","
                    + " \"lineStatus\": \"O\", \"shipDate\": \"1996-03-13\", \"commitDate\": \"1996-02-12\","
                    + " \"receiptDate\": \"1996-03-22\", \"shipInstructions\": \"NONE\", \"shipMode\": \"TRUCK\","
                    + " \"comment\": \"Zo\u00eb\"}";

    private final RowReader<OrderLine> reader = new RowReader<>(
            OrderLine.class,
            Schema.of(OrderLine.class).model(OrderLine.class).orElseThrow(),
            Set.of("note"),
            JsonMapper.builder().findAndAddModules().build());

    private OrderLine read(String line) {
        return reader.row(7, line.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(String line, String why) {
        assertThatExceptionOfType(UnreadableLineException.class)
                .as(line)
                .isThrownBy(() -> read(line))
                .satisfies(refused -> assertThat(refused.getReason())
                        .isEqualTo("Line 7 is no row: " + why + ". Nothing was imported."))
                .satisfies(
                        refused -> assertThat(refused.getBody().getProperties()).containsEntry("line", 7L));
    }

    private void assertRefused(String from, String to, String why) {
        assertThat(LINE).contains(from);
        assertRefused(LINE.replace(from, to), why);
    }

    @Test
    void aLineIsARow() {
        assertThat(read(LINE))
                .hasToString("OrderLine[scale=1, orderKey=2, lineNumber=3, partKey=4, supplierKey=5, quantity=6,"
                        + " extendedPrice=24710.35, discount=0.04, tax=0, returnFlag=N, lineStatus=O, shipDate=1996-03-13,"
                        + " commitDate=1996-02-12, receiptDate=1996-03-22, shipInstructions=NONE, shipMode=TRUCK,"
                        + " comment=Zo\u00eb]");
    }

    @Test
    void blanksAroundItAndAByteOrderMarkAreNoMatter() {
        assertThat(read("\uFEFF" + LINE)).isEqualTo(read(LINE));
        assertThat(read(" " + LINE + "\t\r")).isEqualTo(read(LINE));
    }

    @Test
    void whatAnExportHasBesidesIsNotLookedAt() {
        assertThat(read(LINE.replace("}", ", \"note\": {\"any\": [1]}}"))).isEqualTo(read(LINE));
    }

    @Test
    void everyDigitIsKept() {
        assertThat(read(LINE.replace("24710.35", "1234567890123.45")).extendedPrice())
                .isEqualTo(new BigDecimal("1234567890123.45"));
    }

    @Test
    void attributesThatThereAreNotAreRefused() {
        String known =
                "which is none of scale, orderKey, lineNumber, partKey, supplierKey, quantity, extendedPrice, discount,"
                        + " tax, returnFlag, lineStatus, shipDate, commitDate, receiptDate, shipInstructions, shipMode, comment";
        assertRefused("\"tax\"", "\"taxes\"", "it has 'taxes', " + known);
        assertRefused("\"tax\"", "\"" + "x".repeat(61) + "\"", "it has '" + "x".repeat(60) + "\u2026', " + known);
        assertRefused("\"tax\": 0", "\"discount\": 0", "Duplicate Object property \"discount\"");
    }

    @Test
    void valuesAreOfTheirKind() {
        String number = "a whole number from -2147483648 to 2147483647";
        assertRefused("\"quantity\": 6", "\"quantity\": \"6\"", "'quantity' is \"6\", but has to be " + number);
        assertRefused("\"quantity\": 6", "\"quantity\": 1.5", "'quantity' is 1.5, but has to be " + number);
        assertRefused(
                "\"quantity\": 6",
                "\"quantity\": 1e1000000000",
                "'quantity' is 1E+1000000000, but has to be " + number);
        assertRefused(
                "\"quantity\": 6", "\"quantity\": 3000000000", "'quantity' is 3000000000, but has to be " + number);
        assertRefused("\"quantity\": 6", "\"quantity\": true", "'quantity' is true, but has to be " + number);
        assertRefused("\"quantity\": 6", "\"quantity\": null", "'quantity' is null, but has to be " + number);
        assertRefused("\"quantity\": 6, ", "", "'quantity' is missing, but has to be " + number);
        assertRefused(
                "\"orderKey\": 2",
                "\"orderKey\": 99999999999999999999",
                "'orderKey' is 99999999999999999999, but has to be a whole number from -9223372036854775808 to 9223372036854775807");
        assertRefused("\"TRUCK\"", "5", "'shipMode' is 5, but has to be a text of at most 10 characters");
    }

    @Test
    void datesAreTexts() {
        String date = "but has to be a date, such as \"1996-03-13\"";
        assertRefused("\"1996-03-13\"", "9568", "'shipDate' is 9568, " + date);
        assertRefused("\"1996-03-13\"", "[1996, 3, 13]", "'shipDate' is [1996,3,13], " + date);
        assertRefused("\"1996-03-13\"", "\"1996-02-30\"", "'shipDate' is \"1996-02-30\", " + date);
    }

    @Test
    void nothingIsCutOrRounded() {
        String price = "but has to be a number of at most 13 digits before the point and 2 behind it";
        assertRefused("24710.35", "24710.355", "'extendedPrice' is 24710.355, " + price);
        assertRefused("24710.35", "1e13", "'extendedPrice' is 1E+13, " + price);
        assertRefused("24710.35", "1e1000000000", "'extendedPrice' is 1E+1000000000, " + price);
        assertRefused("24710.35", "1e-1000000000", "'extendedPrice' is 1E-1000000000, " + price);
        assertThat(read(LINE.replace("24710.35", "1.50000")).extendedPrice()).isEqualByComparingTo("1.5");
        assertRefused(
                "\"TRUCK\"",
                "\"01234567890\"",
                "'shipMode' is \"01234567890\", but has to be a text of at most 10 characters");
        assertThat(read(LINE.replace("TRUCK", "\uD83D\uDE00".repeat(10))).shipMode())
                .hasSize(20);
    }

    @Test
    void aLineIsOneJsonObject() {
        String object =
                "it is no JSON object of scale, orderKey, lineNumber, partKey, supplierKey, quantity, extendedPrice,"
                        + " discount, tax, returnFlag, lineStatus, shipDate, commitDate, receiptDate, shipInstructions, shipMode, comment";
        assertRefused("", "it is empty; leave it out");
        assertRefused(" \r", "it is empty; leave it out");
        for (String other : new String[] {"null", "[]", "5", "\"a\""}) {
            assertRefused(other, object);
        }
        assertRefused(LINE + LINE, "something follows its JSON; give each row a line of its own");
        assertRefused("{\"scale\": }", "Unexpected character ('}' (code 125)): expected a value");
        String beyond = "its JSON has a number, a name or a nesting that is beyond all measure";
        assertRefused("{\"scale\": " + "[".repeat(10_000), beyond);
        assertRefused("{\"scale\": " + "9".repeat(10_000) + "}", beyond);
    }
}
