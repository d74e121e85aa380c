package io.interflux.examples.championship;

import io.interflux.Interflux;
import io.interflux.examples.ExampleDatabase;
import io.interflux.model.Schema;
import io.interflux.query.JunctionInclude;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Who played for which team in the game "Winter Showdown". Players can change teams between games, so that a player belongs to a pair of
 * game and team: the junction of one many-to-many is an end of another.
 */
public final class Championship {

    /** The five models; the two many-to-many give the associations in between. */
    public static final Schema SCHEMA =
            Schema.of(Player.class, Team.class, Game.class, GameTeam.class, PlayerGameTeam.class);

    private static final Select<Game> WINTER_SHOWDOWN = Select.from(Game_.model)
            .where(Game_.name.eq("Winter Showdown"))
            .include(Game_.gameTeams, part -> part.include(
                            GameTeam_.players, player -> player.through(JunctionInclude::none))
                    .include(GameTeam_.team));

    private Championship() {}

    /** Optional argument: the {@code r2dbc:} URL of an empty database. */
    public static void main(String[] arguments) {
        Interflux interflux = R2dbcInterflux.create(ExampleDatabase.connect(arguments), SCHEMA);
        Mono<String> report = create(interflux).then(winterShowdown(interflux));
        System.out.println(report.block());
    }

    /** Creates the tables and stores the season. */
    static Mono<Void> create(Interflux interflux) {
        return interflux.schema().create().then(Season.store(interflux));
    }

    /** The teams of the game with their players, as text; empty if there is no such game. */
    static Mono<String> winterShowdown(Interflux interflux) {
        return interflux.findOne(WINTER_SHOWDOWN).map(Championship::report);
    }

    private static String report(Game game) {
        String teams = loaded(game.gameTeams()).stream()
                .map(part -> report(game, part))
                .collect(Collectors.joining());
        return "Found game: \"" + game.name() + "\"" + teams;
    }

    private static String report(Game game, GameTeam part) {
        String team = part.team() == null ? "nobody" : part.team().name();
        String players = loaded(part.players()).stream()
                .map(player -> "\n--- " + player.username())
                .collect(Collectors.joining());
        return "\n- Team \"" + team + "\" played game \"" + game.name() + "\" with the following players:" + players;
    }

    private static <T> List<T> loaded(@Nullable List<T> children) {
        return children == null ? List.of() : children;
    }
}
