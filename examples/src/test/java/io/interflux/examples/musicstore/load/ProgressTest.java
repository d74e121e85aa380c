package io.interflux.examples.musicstore.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class ProgressTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(written, true, UTF_8);

    @Test
    void linesNameEachTableOnce() {
        report(Progress.Style.LINES);

        assertThat(written.toString(UTF_8).lines())
                .containsExactly(
                        "Loading the Chinook music store: 4,000 rows",
                        "  tracks             3,503",
                        "  playlists            497",
                        "Loaded 4,000 rows");
    }

    @Test
    void barIsOneLineThatGrows() {
        report(Progress.Style.BAR);

        assertThat(written.toString(UTF_8).split("\r"))
                .containsExactly(
                        "",
                        "[----------------------------------------]   0 %        0 of 4,000 rows                 ",
                        "[##########------------------------------]  25 %    1,000 of 4,000 rows  tracks         ",
                        "[##################################------]  87 %    3,503 of 4,000 rows  tracks         ",
                        "[########################################] 100 %    4,000 of 4,000 rows  playlists      ",
                        "[########################################] 100 %    4,000 of 4,000 rows  loaded         "
                                + System.lineSeparator());
    }

    @Test
    void nothingIsNothing() {
        report(Progress.Style.NONE);

        assertThat(written.size()).isZero();
    }

    private void report(Progress.Style style) {
        Progress progress = Progress.of(style, stream);
        progress.begin(4_000);
        progress.loaded("tracks", 1_000);
        progress.loaded("tracks", 2_503);
        progress.loaded("playlists", 497);
        progress.end();
    }
}
