package io.interflux.examples.worldcup;

import static io.interflux.examples.worldcup.Models.MATCH;
import static io.interflux.examples.worldcup.Models.PLAYER;
import static io.interflux.examples.worldcup.Models.PLAYER_APPEARANCE;
import static io.interflux.examples.worldcup.Models.TEAM;
import static io.interflux.examples.worldcup.Models.TEAM_APPEARANCE;
import static io.interflux.examples.worldcup.Models.TOURNAMENT;
import static io.interflux.examples.worldcup.Models.text;

import io.interflux.mapping.DynamicEntity;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every tournament's matches with both teams' line-ups: from the tournament to its matches, to both teams' appearances, and from there
 * through {@code player_appearances} to the players, of whom the junction knows shirt, position and whether they began.
 *
 * <pre>
 * 1901 Island Cup, Atlantis, matches: 2
 *   1901-06-08 Atlantis vs Brobdingnag 1–1, final
 *     Atlantis: Ada Triton 1 GK | substitutes: Bo Nereus 9 FW
 *     Brobdingnag: Di Glumdal 1 GK, Grildrig 11 FW
 * </pre>
 */
final class LineUps implements Report {

    private static final ToManyHandle<DynamicEntity, DynamicEntity> MATCHES = TOURNAMENT.toMany("matches", MATCH);
    private static final ToManyHandle<DynamicEntity, DynamicEntity> APPEARANCES =
            MATCH.toMany("team_appearances", TEAM_APPEARANCE);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> OF_TEAM = TEAM_APPEARANCE.toOne("team", TEAM);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> PLAYERS =
            TEAM_APPEARANCE.manyToMany("players", PLAYER, PLAYER_APPEARANCE);

    private static final Select<DynamicEntity> SELECT = Select.from(TOURNAMENT)
            .include(MATCHES, matches -> matches.include(APPEARANCES, appearances -> appearances
                            .include(OF_TEAM)
                            .include(
                                    PLAYERS,
                                    players -> players.orderBy(
                                            PLAYERS.junction(PLAYER_APPEARANCE.bool("starter"))
                                                    .desc(),
                                            PLAYERS.junction(PLAYER_APPEARANCE.attribute("shirt_number"))
                                                    .asc()))
                            .orderBy(TEAM_APPEARANCE.bool("home_team").desc()))
                    .orderBy(
                            MATCH.text("match_date").asc(),
                            MATCH.text("match_time").asc()))
            .orderBy(TOURNAMENT.attribute("year").asc());

    @Override
    public Select<DynamicEntity> select() {
        return SELECT;
    }

    @Override
    public List<String> lines(DynamicEntity tournament) {
        List<DynamicEntity> matches = tournament.many("matches");
        List<String> lines = new ArrayList<>();
        lines.add(text(tournament, "tournament_name") + ", " + text(tournament, "host_country") + ", matches: "
                + matches.size());
        for (DynamicEntity match : matches) {
            lines.add("  " + text(match, "match_date") + " " + text(match, "match_name") + " " + text(match, "score")
                    + ", " + text(match, "stage_name"));
            match.many("team_appearances").forEach(appearance -> lines.add("    " + lineUp(appearance)));
        }
        return lines;
    }

    private static String lineUp(DynamicEntity appearance) {
        String team = text(Models.parent(appearance, "team"), "team_name");
        List<DynamicEntity> players = appearance.many("players");
        if (players.isEmpty()) {
            return team + ": line-up not recorded";
        }
        String substitutes = names(players, false);
        return team + ": " + names(players, true) + (substitutes.isEmpty() ? "" : " | substitutes: " + substitutes);
    }

    private static String names(List<DynamicEntity> players, boolean starters) {
        return players.stream()
                .filter(player -> Models.is(player.junction(), "starter") == starters)
                .map(player -> Models.name(player) + " " + Models.role(player.junction()))
                .collect(Collectors.joining(", "));
    }
}
