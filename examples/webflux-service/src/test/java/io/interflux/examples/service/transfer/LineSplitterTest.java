package io.interflux.examples.service.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private static final String TEXT = "{\"name\": \"Zoë\"}\n\n{\"name\": \"Café Tacuba ☕\"}";

    @Test
    void linesAreTheSameHoweverTheStreamIsCut() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= bytes.length; size++) {
            assertThat(lines(bytes, size)).as("in pieces of %d", size).containsExactly(TEXT.split("\n"));
        }
    }

    @Test
    void aLineFeedAtTheEndBeginsNoLine() {
        assertThat(lines("a\nb\n".getBytes(StandardCharsets.UTF_8), 2)).containsExactly("a", "b");
    }

    @Test
    void aLineThatIsTooLongIsRefusedByItsNumber() {
        LineSplitter splitter = new LineSplitter();
        splitter.lines("first\nsecond\n".getBytes(StandardCharsets.UTF_8));
        splitter.lines(new byte[LineSplitter.LONGEST_LINE]);
        assertThatThrownBy(() -> splitter.lines(new byte[1]))
                .isInstanceOf(UnreadableLineException.class)
                .hasMessage(
                        "413 CONTENT_TOO_LARGE \"Line 3 is no row: it is longer than the 65536 bytes that a line may have. Nothing was imported.\"");
    }

    private static List<String> lines(byte[] bytes, int pieceSize) {
        LineSplitter splitter = new LineSplitter();
        List<byte[]> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += pieceSize) {
            lines.addAll(splitter.lines(Arrays.copyOfRange(bytes, from, Math.min(from + pieceSize, bytes.length))));
        }
        lines.addAll(splitter.rest());
        return lines.stream()
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .toList();
    }
}
