package io.interflux.examples.championship;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.ExampleRun;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class ChampionshipIT {

    private static final String OUTPUT_OF_THE_GUIDE =
            """
            Found game: "Winter Showdown"
            - Team "The Martians" played game "Winter Showdown" with the following players:
            --- s0me0ne
            --- greenhead
            - Team "The Plutonians" played game "Winter Showdown" with the following players:
            --- not_spock
            --- bowl_of_petunias""";

    /** One statement for the game, one for its teams' parts with the teams, one for the players. */
    @OnEachDatabase
    void reportsWhatTheGuidePrints(TestDatabase database) {
        ExampleRun run = ExampleRun.on(database, Championship.SCHEMA);
        run.prepare(Championship.create(run.interflux()));
        assertThat(run.all(Championship.winterShowdown(run.interflux()), 3)).containsExactly(OUTPUT_OF_THE_GUIDE);
    }

    @Test
    void printsWhatTheGuidePrints() {
        assertThat(ExampleRun.printed(() -> Championship.main(new String[] {}))).isEqualTo(OUTPUT_OF_THE_GUIDE + "\n");
    }
}
