package io.interflux.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How rows are divided among statements. */
final class ChunkTest {

    private static List<Integer> sizes(int rows, int columns, int maxParameters) {
        return Chunk.of(rows, columns, maxParameters).stream()
                .map(chunk -> chunk.to() - chunk.from())
                .toList();
    }

    @Test
    void upToTwentyRowsAreOneStatement() {
        assertThat(IntStream.rangeClosed(1, 20))
                .allSatisfy(rows -> assertThat(sizes(rows, 3, 65_535)).containsExactly(rows));
    }

    @Test
    void largerChunksHaveFewSizesSoThatFewTextsAreEverPrepared() {
        assertThat(sizes(2_500, 3, 65_535)).containsExactly(1000, 1000, 500);
        assertThat(sizes(1_210, 3, 65_535)).containsExactly(1000, 200, 10);
        assertThat(sizes(999, 3, 65_535)).containsExactly(500, 200, 200, 50, 20, 20, 9);
        assertThat(IntStream.rangeClosed(1, 3_000)
                        .boxed()
                        .flatMap(rows -> sizes(rows, 3, 65_535).stream())
                        .distinct())
                .hasSizeLessThanOrEqualTo(25);
    }

    @Test
    void noStatementHasMoreParametersThanTheDatabaseTakes() {
        assertThat(sizes(1_000, 100, 65_535)).containsExactly(500, 500);
        assertThat(sizes(10, 1_600, 5_000)).containsExactly(3, 3, 3, 1);
        assertThat(sizes(2, 10, 5)).containsExactly(1, 1);
    }

    @Test
    void chunksCoverAllRowsInOrder() {
        assertThat(Chunk.of(1_021, 3, 65_535))
                .containsExactly(new Chunk(0, 1000), new Chunk(1000, 1020), new Chunk(1020, 1021));
        assertThat(new Chunk(1, 3).of(List.of("a", "b", "c", "d"))).containsExactly("b", "c");
    }
}
