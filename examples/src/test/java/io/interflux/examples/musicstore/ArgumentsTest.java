package io.interflux.examples.musicstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ''                           | Which report? There are playlists, artists, customers, employees, support
            songs                        | Invalid value for positional parameter at index 0 (REPORT): there is no report 'songs', only playlists, artists, customers, employees, support
            --report songs               | Invalid value for option '--report': there is no report 'songs', only playlists, artists, customers, employees, support
            artists --report playlists   | REPORT, --report=REPORT are mutually exclusive (specify only one)
            artists playlists            | Unmatched argument at index 1: 'playlists'
            artists --limit -1           | The limit -1 is negative; give 0 or more
            artists --limit many         | Invalid value for option '--limit': 'many' is not a long
            artists --progress loud      | Invalid value for option '--progress': expected one of [BAR, LINES, NONE] (case-insensitive) but was 'loud'
            artists --everything         | Unknown option: '--everything'
            """)
    void wrongArgumentsAreNamed(String arguments, String message) {
        Run run = Run.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.err()).isEqualToIgnoringNewLines("MusicStore: " + message + ". Try --help.");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void helpNamesOptionsAndReports() {
        Run run = Run.of("--help");

        assertThat(run.out())
                .startsWith("Usage: MusicStore ")
                .contains("--limit=ROOTS", "--[no-]load", "--explain", "r2dbc:h2:mem:")
                .contains("  employees  the tree of who reports to whom");
        assertThat(run.code()).isZero();
    }

    @Test
    void versionIsThatOfTheBuild() {
        Run run = Run.of("--version");

        assertThat(run.out()).matches("MusicStore, Interflux \\d+\\.\\d+\\.\\d+\\S*\\R");
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            localhost:5432/music                         | localhost:5432/music
            r2dbc:oracle://me:secret@localhost/music     | r2dbc:oracle://***@localhost/music
            r2dbc:h2:music?password=secret               | r2dbc:h2:music?password=***
            """)
    void wrongUrlIsShownWithoutItsPassword(String url, String shown) {
        Run run = Run.of("artists", "--url", url);

        assertThat(run.err())
                .startsWith("MusicStore: The URL '" + shown + "' names no usable database: ")
                .contains("such as r2dbc:postgresql://")
                .doesNotContain("secret");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void stackTraceComesOnlyOnDemand() {
        assertThat(Run.of("artists", "--url", "nowhere", "--stacktrace").err())
                .contains(
                        "MusicStore: The URL 'nowhere'",
                        "InterfluxException",
                        "\tat io.interflux.examples.musicstore.");
    }
}
