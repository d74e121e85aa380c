package io.interflux.examples.championship;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.examples.sequelize.SequelizePage;
import io.interflux.query.JunctionInclude;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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

    @OnEachDatabase
    void thePageShowsTheQueryOfTheGuide(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(database, Championship.SCHEMA, Championship::create);
        Interflux interflux = run.interflux();
        // tag::winter[]
        Mono<Game> game = interflux.findOne(Select.from(Game_.model)
                .where(Game_.name.eq("Winter Showdown"))
                .include(Game_.gameTeams, part -> part.include(
                                GameTeam_.players, player -> player.through(JunctionInclude::none))
                        .include(GameTeam_.team)));
        // end::winter[]
        assertThat(run.all(game, 3)).extracting(Game::name).containsExactly("Winter Showdown");
        SequelizePage.assertShows(ChampionshipIT.class, "winter", 3);
        assertThat(Documentation.blocks(SequelizePage.PATH, "text")).contains(OUTPUT_OF_THE_GUIDE);
    }

    @OnEachDatabase
    void thePageShowsHowTheRowsAreStored(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(
                database, Championship.SCHEMA, i -> i.schema().create());
        Interflux interflux = run.interflux();
        // tag::players[]
        Flux<Player> players = interflux.insertAll(List.of(Player.named("s0me0ne"), Player.named("empty")));
        // end::players[]
        assertThat(run.all(players, 1)).extracting(Player::id).containsExactly(1L, 2L);
        SequelizePage.assertShows(ChampionshipIT.class, "players", 1);
    }
}
